using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Moderation;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Operations;

/// <summary>What a collector of telemetry is told by the real app, over OTLP.</summary>
public sealed class TelemetryTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Email = "reader@private.example";
    private const string Client = "203.0.113.77";

    private static readonly string[] Metrics =
    [
        "http.server.request.duration", "dotnet.gc.collections", "blog.storage.transactions", "blog.messages.sent", "blog.messages.handled",
        "blog.feedback.judged", "blog.outbound.duration",
    ];

    [Fact]
    public async Task One_trace_leads_from_the_comment_through_the_queue_to_the_request_to_somebody_else_and_nothing_private_is_in_it()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var akismet = await AkismetDouble.StartAsync();
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Settings = Settings(collector, akismet) });
        var post = await blog.Author.PublishNewAsync("Traced");

        using var content = JsonContent.Create(new { name = "はるか", email = Email, text = "私信です、どこにも残らない言葉。" });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/posts/{post.Slug}/comments", UriKind.Relative)) { Content = content };
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", Client);
        using var sent = await blog.Reader.SendAsync(request);
        sent.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Wait.UntilAsync("all three spans arrive", () => Task.FromResult(
            Spans(collector).Count(span => span.ParentId == "00f067aa0ba902b7") == 1
            && Spans(collector).Any(span => span.Name == "process moderation")
            && Spans(collector).Any(span => span.Name == "POST" && span.Attributes.GetValueOrDefault("server.address") == "127.0.0.1")));
        await Wait.UntilAsync("all numbers arrive", () => Task.FromResult(Metrics.All(collector.Metrics.Contains)));

        var spans = Spans(collector).ToDictionary(span => span.SpanId, StringComparer.Ordinal);
        var call = spans.Values.First(span => span.Name == "POST" && span.Attributes.ContainsKey("server.address"));
        var consumer = spans[call.ParentId];
        consumer.Name.ShouldBe("process moderation");
        spans[consumer.ParentId].ParentId.ShouldBe("00f067aa0ba902b7", "the message's parent is the request that posted the comment");
        var posted = spans[consumer.ParentId];
        posted.Name.ShouldBe("POST /api/posts/{slug}/comments");
        posted.Attributes.Keys.ShouldBe(["http.request.method", "http.route", "faas.name", "http.response.status_code"], ignoreOrder: true);
        (collector.Resource["service.name"], collector.Resource["service.version"].Length > 0).ShouldBe(("ServerlessBlog", true));
        akismet.Calls.ShouldHaveSingleItem()["comment_author_email"].ShouldBe(Email);

        var all = Encoding.UTF8.GetString([.. collector.Bodies.SelectMany(body => body)]);
        foreach (var secret in new[] { Email, Client, TestBlog.AuthorKey, AkismetDouble.Key, "私信", "はるか", "AccountKey", "a-key-for-tests-only", "own=" })
            all.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Lines_of_the_log_are_sent_with_their_trace()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var akismet = await AkismetDouble.StartAsync();
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Durable = true, Settings = Settings(collector, akismet) });
        await blog.KillAzuriteAsync();

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/posts", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");
        using var answer = await blog.Reader.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await Wait.UntilAsync("the line arrives", () => Task.FromResult(
            collector.Logs.Any(line => line.TraceId == TraceId && line.Text == "ListPosts: storage or queue does not answer")));
    }

    [Fact]
    public async Task Without_a_collector_nothing_of_OpenTelemetry_is_loaded()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var collector = await OtlpReceiver.StartAsync();
        await using var akismet = await AkismetDouble.StartAsync();
        await using var with = await TestBlog.StartAsync(new TestBlogOptions { Settings = Settings(collector, akismet) });
        await using var without = await TestBlog.StartAsync();

        (await MappedAsync(with)).ShouldContain("OpenTelemetry.dll");
        (await MappedAsync(without)).ShouldNotContain("OpenTelemetry");

        // The files that the kernel has mapped for a process.
        static Task<string> MappedAsync(TestBlog blog) => File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{blog.App.Id}/maps"));
    }

    private static IEnumerable<OtlpSpan> Spans(OtlpReceiver collector) => collector.Spans.Where(span => span.TraceId == TraceId);

    private static Dictionary<string, string?> Settings(OtlpReceiver collector, AkismetDouble akismet) => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url.AbsoluteUri,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = 1000.ToString(CultureInfo.InvariantCulture),
        ["Moderation__Akismet__Key"] = AkismetDouble.Key,
        ["Moderation__Akismet__Endpoint"] = akismet.Endpoint,
        ["Outbound__AllowPrivate"] = akismet.Authority,
        ["Blog__ClientAddressHeader"] = "X-Forwarded-For",
    };
}
