using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using ServerlessBlog.Tests.Integration.Linkbacks.Sending;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Hosting;

/// <summary>Every queue function of the published folder, called by the host for messages that the app itself has sent.</summary>
public sealed class PublishedQueueTests : IAsyncLifetime
{
    private const string Channel = "memo";

    private OtherBlog? _other;
    private TestBlog? _blog;

    private TestBlog Blog => _blog!;

    private OtherBlog Other => _other!;

    public async Task InitializeAsync()
    {
        _other = await OtherBlog.StartAsync();
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Hosted = true,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Linkbacks__Send"] = "true",
                ["Linkbacks__SendDelaySeconds"] = "0",
                ["Outbound__AllowPrivate"] = Other.Server.Authority,
                [$"Channels__{Channel}__Kind"] = "webhook",
                [$"Channels__{Channel}__Endpoint"] = $"{Other.Server.Url}hook",
                [$"Channels__{Channel}__Secret"] = "a secret that signs nothing",
            },
        });
    }

    public async Task DisposeAsync()
    {
        if (_blog is not null)
            await _blog.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
    }

    [Fact]
    public async Task Every_queue_function_does_its_work_for_a_message_of_the_app()
    {
        // What readers, the author and others see of each one's work.
        Dictionary<string, Func<Task>> works = new(StringComparer.Ordinal)
        {
            ["IndexPosts"] = PublishOnTimeAsync,
            ["ModerateFeedback"] = JudgeAsync,
            ["SendLinkbacks"] = TellAsync,
            ["AnnouncePosts"] = AnnounceAsync,
        };
        works.Keys.ShouldBe(Blog.Host.Functions.Where(function => function.TriggerType == "serviceBusTrigger").Select(function => function.Name), ignoreOrder: true);
        foreach (var work in works.Values)
            await work();
        // Messages for later, such as one that looks after an attempt, stay.
        await Wait.UntilAsync("no message is due", async () => (await Blog.Bus.QueuesAsync()).All(queue => queue is { Active: 0, Locked: 0 }));

        Blog.Host.FailedInvocations.ShouldBeEmpty();
    }

    private async Task PublishOnTimeAsync()
    {
        var draft = await Blog.Author.CreateAsync(new { title = "時間どおり" });
        var at = DateTimeOffset.UtcNow.AddSeconds(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        (await Blog.Author.PostAsync($"/api/posts/{Uri.EscapeDataString(draft.Slug)}/schedule", new { at }, draft.ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync("the message publishes the post", async () => await StatusAsync("/posts/" + Uri.EscapeDataString(draft.Slug)) == HttpStatusCode.OK);
    }

    private async Task JudgeAsync()
    {
        var post = await Blog.Author.PublishNewAsync("Commented");
        using var comment = JsonContent.Create(new { name = "はなこ", text = "待っています。" });
        using var sent = await Blog.Reader.PostAsync(new Uri($"/api/posts/{post.Slug}/comments", UriKind.Relative), comment);
        await Wait.UntilAsync("it waits for the author", async () => (await Blog.Author.GetAsync("/api/desk")).Text.Contains("待っています。", StringComparison.Ordinal));
    }

    private async Task TellAsync()
    {
        var target = Other.PutWebmention("/linked");
        await Blog.Author.PublishNewAsync("Linking", $"See [this]({target}).");
        await Wait.UntilAsync("the other blog is told", () => Task.FromResult(Other.Told(target).Count == 1));
    }

    private async Task AnnounceAsync()
    {
        var draft = await Blog.Author.CreateAsync(new { title = "Announced" });
        (await Blog.Author.PutAsync($"/api/posts/{draft.Slug}/announcements/{Channel}", new { text = "外向きの一言を書きました。", link = false })).Status.ShouldBe(HttpStatusCode.Created);
        await Blog.Author.PostAsync($"/api/posts/{draft.Slug}/publish", ifMatch: (await Blog.Author.GetAsync("/api/posts/" + draft.Slug)).ETag);
        await Wait.UntilAsync("the channel has it", () => Task.FromResult(Other.Server.Requests.Any(request => request is { Method: "POST", Target: "/hook" })));
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
