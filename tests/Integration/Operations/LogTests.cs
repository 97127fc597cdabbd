using System.Net;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Tests.Integration.Linkbacks.Receiving;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Operations;

/// <summary>The log of the real app, from which one request can be followed.</summary>
public sealed class LogTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task A_webmention_is_followed_through_the_queue_to_the_fetch_of_its_source_which_is_told_nothing_of_it()
    {
        await using var site = await LinkingSite.StartAsync();
        await using var blog = await StartAsync(site, "json");
        var post = await blog.Author.PublishNewAsync("Followed");
        var source = site.Put("/mention", $"<p><a href=\"{post.Json["url"]}\">読みました</a></p>");

        await MentionAsync(blog, source, (string)post.Json["url"]!);
        JsonNode? line = null;
        await Wait.UntilAsync("the consumer says whom it asked", () =>
        {
            line = blog.App.Output.Lines.Where(text => text.StartsWith('{')).Select(text => JsonNode.Parse(text)).FirstOrDefault(entry => (int)entry!["EventId"]! == 1401);
            return Task.FromResult(line is not null);
        });

        line!["Scopes"]!.AsArray().Any(scope => (string?)(scope as JsonObject)?["TraceId"] == TraceId).ShouldBeTrue(line.ToJsonString());
        ((string)line["Message"]!).ShouldStartWith("GET to 127.0.0.1: 200 after ");
        line.ToJsonString().ShouldNotContain("/mention", customMessage: "the log names no path of other people's servers");
        var fetch = site.Server.Requests.ShouldHaveSingleItem();
        fetch.Headers.Keys.ShouldNotContain("traceparent");
        fetch.Headers.Keys.ShouldNotContain("Request-Id");
    }

    [Fact]
    public async Task Lines_of_text_hold_the_trace_as_well()
    {
        await using var site = await LinkingSite.StartAsync();
        await using var blog = await StartAsync(site, formatter: null);
        var post = await blog.Author.PublishNewAsync("Followed");
        await MentionAsync(blog, site.Put("/mention", $"<a href=\"{post.Json["url"]}\">読みました</a>"), (string)post.Json["url"]!);

        await Wait.UntilAsync("the consumer says whom it asked", () => Task.FromResult(
            blog.App.Output.Lines.Any(line => line.Contains("GET to 127.0.0.1: 200", StringComparison.Ordinal) && line.Contains($"TraceId:{TraceId}", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_message_that_fails_leaves_a_line_with_the_trace_of_its_sender()
    {
        await using var blog = await TestBlog.StartAsync();
        await using var bus = new ServiceBusClient(blog.Bus.ConnectionString);
        await blog.KillAzuriteAsync();
        await using (var sender = bus.CreateSender("indexing"))
            await sender.SendMessageAsync(new ServiceBusMessage($$"""{"slug":"hello","version":1,"traceparent":"00-{{TraceId}}-b7ad6b7169203331-01"}"""));

        await Wait.UntilAsync("the line is written", () => Task.FromResult(
            blog.App.Output.Lines.Any(line => line.Contains("A message of indexing failed", StringComparison.Ordinal) && line.Contains($"TraceId:{TraceId}", StringComparison.Ordinal))));
    }

    private static Task<TestBlog> StartAsync(LinkingSite site, string? formatter) => TestBlog.StartAsync(new TestBlogOptions
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Outbound__AllowPrivate"] = site.Server.Authority,
            ["Logging__Console__FormatterName"] = formatter,
            ["Logging__LogLevel__ServerlessBlog.Platform.Outbound"] = "Debug",
        },
    });

    private static async Task MentionAsync(TestBlog blog, string source, string target)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("source", source), KeyValuePair.Create("target", target)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webmention", UriKind.Relative)) { Content = content };
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
        using var answer = await blog.Reader.SendAsync(request);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Accepted, HttpStatusCode.Created);
    }
}
