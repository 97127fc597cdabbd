using System.Net;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Mail;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>A blog that tells its author of what waits, and the judge in it.</summary>
public sealed class NotifiedBlog : IAsyncLifetime
{
    private TestBlog? _blog;
    private LocalServer? _hook;

    public const string Slug = "judged";

    public TestBlog Blog => _blog!;

    public LocalServer Hook => _hook!;

    public SmtpSink Mail { get; } = SmtpSink.Start();

    public async Task InitializeAsync()
    {
        _hook = await LocalServer.StartAsync(_ => Task.CompletedTask);
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Blog__ClientAddressHeader"] = TestBlog.ClientHeader,
                ["Outbound__AllowPrivate"] = Hook.Authority,
                ["Moderation__TrustReturning"] = "true",
                ["Moderation__Notify__Webhook__Url"] = Hook.Url.AbsoluteUri,
                ["Moderation__Notify__Mail__To"] = "me@example.com",
                ["Moderation__Notify__Mail__From"] = "blog@example.com",
                ["Moderation__Notify__Smtp__Host"] = SmtpSink.Host,
                ["Moderation__Notify__Smtp__Port"] = Mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["Moderation__Notify__Smtp__StartTls"] = "false",
            },
        });
        await Blog.Author.CreateAsync(new { slug = Slug, title = "外へ、内へ", body = "text", status = "published" });
    }

    /// <summary>Sends a comment as the form with its script does, from an address as the platform tells it.</summary>
    public async Task SendAsync(string text, string name = "ハル", string email = "", string client = "198.51.100.1", string forwarded = "", string honeypot = "", string elapsed = "30000")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/posts/{Slug}/comments", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = name, ["email"] = email, ["text"] = text, ["website"] = honeypot, ["elapsed"] = elapsed }),
        };
        request.Headers.Add(TestBlog.ClientHeader, client);
        if (forwarded.Length > 0)
            request.Headers.Add("X-Forwarded-For", forwarded);
        using var answer = await Blog.Reader.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    /// <summary>Waits until the desk has a comment with this text in a state.</summary>
    public async Task<JsonNode> OnDeskAsync(string state, string text)
    {
        JsonNode? found = null;
        await Wait.UntilAsync($"{text} is {state}", async () =>
            (found = (await Blog.Author.GetAsync($"/api/desk?state={state}&limit=100")).Json["items"]!.AsArray().FirstOrDefault(item => (string)item!["comment"]!["text"]! == text)) is not null);
        return found!;
    }

    public async Task DisposeAsync()
    {
        await Blog.DisposeAsync();
        await Hook.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
