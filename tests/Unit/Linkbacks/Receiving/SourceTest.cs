using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServerlessBlog.Linkbacks;
using ServerlessBlog.Linkbacks.Sources;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Unit.Outbound;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

/// <summary>Has sources looked at that a server next to the test gives.</summary>
public abstract class SourceTest : OutboundTest
{
    protected const string Permalink = "https://blog.example/posts/hello";

    private protected static Task<Verification> VerifyAsync(string content, FeedbackKind kind = FeedbackKind.Pingback, string contentType = "text/html; charset=utf-8", FeedbackItem? sent = null) =>
        VerifyAsync(Encoding.UTF8.GetBytes(content), kind, contentType, sent);

    private protected static async Task<Verification> VerifyAsync(byte[] content, FeedbackKind kind = FeedbackKind.Pingback, string? contentType = "text/html; charset=utf-8", FeedbackItem? sent = null)
    {
        await using var server = await LocalServer.StartAsync(async http =>
        {
            http.Response.ContentType = contentType;
            await http.Response.Body.WriteAsync(content);
        });
        using var client = Client(server.Authority);
        return await VerifyAsync(new Uri(server.Url, "page"), client, kind, sent);
    }

    private protected static async Task<Verification> VerifyStatusAsync(RequestDelegate answer)
    {
        await using var server = await LocalServer.StartAsync(answer);
        using var client = Client(server.Authority);
        return await VerifyAsync(new Uri(server.Url, "page"), client);
    }

    private protected static Task<Verification> VerifyAsync(Uri source, Platform.Outbound.OutboundClient client, FeedbackKind kind = FeedbackKind.Pingback, FeedbackItem? sent = null, string slug = "hello") =>
        new SourceVerifier(client, new PermalinkTargets(new Urls(Options.Create(new BlogOptions { BaseUrl = "https://blog.example" }))))
            .VerifyAsync((sent ?? new FeedbackItem()) with { PartitionKey = slug, Kind = kind, Url = source.AbsoluteUri, Target = Permalink }, default);
}
