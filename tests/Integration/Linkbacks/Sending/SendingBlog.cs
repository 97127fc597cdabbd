using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

/// <summary>Our blog beside another one that it links to.</summary>
public sealed class SendingBlog : IAsyncLifetime
{
    private TestBlog? _blog;
    private OtherBlog? _other;

    public TestBlog Blog => _blog!;

    public OtherBlog Other => _other!;

    public async Task InitializeAsync()
    {
        _other = await OtherBlog.StartAsync();
        _blog = await StartAsync(Other.Server.Authority);
    }

    public async Task DisposeAsync()
    {
        if (_blog is not null)
            await _blog.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
    }

    public static Task<TestBlog> StartAsync(string others, bool durable = false, int delay = 0, int port = 0) => TestBlog.StartAsync(new TestBlogOptions
    {
        Durable = durable,
        Port = port,
        LockDuration = TimeSpan.FromSeconds(5),
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Linkbacks__Send"] = "true",
            ["Linkbacks__SendDelaySeconds"] = delay.ToString(CultureInfo.InvariantCulture),
            ["Outbound__AllowPrivate"] = others,
            ["Blog__Title"] = "外向きのブログ",
        },
    });

    public Task<BlogResponse> PublishAsync(string title, params string[] links) => Blog.PublishLinkingAsync(title, links);

    public string UrlOf(BlogResponse post) => (string)post.Json["url"]!;
}

internal static class SendingClient
{
    public static Task<BlogResponse> PublishLinkingAsync(this TestBlog blog, string title, params string[] links) => blog.Author.PublishNewAsync(title, TextWith(links));

    public static Task<BlogResponse> LinkAsync(this TestBlog blog, BlogResponse post, params string[] links) =>
        blog.Author.PatchAsync("/api/posts/" + post.Slug, new { body = TextWith(links) }, "*");

    public static async Task<IReadOnlyList<JsonNode>> SentAsync(this TestBlog blog, BlogResponse post)
    {
        var list = await blog.Author.GetAsync($"/api/posts/{post.Slug}/linkbacks/sent");
        ((int)list.Status).ShouldBe(200, list.Text);
        return [.. list.Json["items"]!.AsArray().Select(item => item!)];
    }

    /// <summary>Waits until each target of a post is in this state.</summary>
    public static Task<IReadOnlyList<JsonNode>> UntilAsync(this TestBlog blog, BlogResponse post, string state, int count = 1, TimeSpan? limit = null) =>
        blog.UntilAsync(post, count, items => items.All(item => (string)item["state"]! == state), limit);

    /// <summary>Waits until a post has so many targets and they are as they should be.</summary>
    public static async Task<IReadOnlyList<JsonNode>> UntilAsync(this TestBlog blog, BlogResponse post, int count, Func<IReadOnlyList<JsonNode>, bool> condition, TimeSpan? limit = null)
    {
        IReadOnlyList<JsonNode> sent = [];
        try
        {
            await Wait.UntilAsync($"the {count} linkbacks are as they should be", async () => (sent = await blog.SentAsync(post)).Count == count && condition(sent), limit);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}; they are {string.Join(',', sent.Select(item => item.ToJsonString()))}; {blog.App.Output}", late);
        }

        return sent;
    }

    /// <summary>Delivers the message of a post again.</summary>
    public static async Task DeliverAgainAsync(this TestBlog blog, BlogResponse post, int version, int times)
    {
        await using var bus = new ServiceBusClient(blog.Bus.ConnectionString);
        await using var sender = bus.CreateSender("linkbacks");
        for (var i = 0; i < times; i++)
            await sender.SendMessageAsync(new ServiceBusMessage($$"""{"slug":"{{post.Slug}}","version":{{version.ToString(CultureInfo.InvariantCulture)}}}"""));
        await blog.IsQuietAsync();
    }

    /// <summary>Waits until every message that was due is done with. Those for later, such as one that looks after an attempt, stay.</summary>
    public static Task IsQuietAsync(this TestBlog blog) => Wait.UntilAsync(
        "no message is due", async () => (await blog.Bus.QueuesAsync()).Single(queue => queue.Name == "linkbacks") is { Active: 0, Locked: 0 });

    private static string TextWith(string[] links) => string.Concat(links.Select(link => $"See [this]({link}).\n\n")) + "That is all.";
}
