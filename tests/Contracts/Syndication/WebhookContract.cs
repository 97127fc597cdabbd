using System.Text.Json.Nodes;
using ServerlessBlog.Syndication.Channels.Contract;
using Shouldly;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>A receiver of webhooks that takes every request as it comes.</summary>
public class WebhookContract(NetworksFixture networks) : ChannelContract(networks)
{
    protected override string Network => "webhook";

    protected override IReadOnlyList<(string Text, int Count)> Counts => [("初雪", 2), ("か\u3099", 1), ("👨‍👩‍👧‍👦🇯🇵", 2), ("a\nb", 3)];

    protected override int Limit => 0;

    protected override object Refusal(string words) => new { kind = "status", status = 422, body = new { error = words } };

    protected override object Throttling(DateTimeOffset reset) => new { kind = "status", status = 429, headers = new Dictionary<string, string> { ["Retry-After"] = reset.ToString("R") } };

    protected override void ShouldShow(JsonObject status, ChannelMessage message)
    {
        ((string?)status["text"]).ShouldBe(message.Text);
        ((string?)status["link"]).ShouldBe(message.Link);
        ((string?)status["postUrl"]).ShouldBe(ChannelUnderTest.PostUrl);
    }
}

/// <summary>A receiver of webhooks that takes each message once, and short ones.</summary>
public sealed class DeduplicatingWebhookContract(NetworksFixture networks) : WebhookContract(networks)
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Endpoint"] = $"{StandIns.UrlOf(Network)}/once",
        ["Secret"] = base.Settings["Secret"],
        ["DeduplicatesById"] = "true",
        ["MaxCharacters"] = "200",
    };

    protected override int Limit => 200;
}
