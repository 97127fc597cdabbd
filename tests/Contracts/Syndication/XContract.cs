using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Platform.Signing;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>X with the four keys of OAuth 1.0a.</summary>
public class XContract(NetworksFixture networks) : ChannelContract(networks)
{
    protected override string Network => "x";

    protected override IReadOnlyList<(string Text, int Count)> Counts => [("初雪", 4), ("snow", 4), ("か\u3099", 2), ("👨‍👩‍👧‍👦🇯🇵", 4), ("a\nb", 3), ("初雪 https://example.com/a-long-path", 28), ("example.com", 23)];

    protected override int Limit => 280;

    protected override object Bill => new
    {
        kind = "status",
        status = 402,
        body = new { title = "CreditsDepleted", detail = "Your account does not have any credits to fulfill this request.", type = "https://api.x.com/2/problems/credits" },
    };

    protected override object Refusal(string words) =>
        new { kind = "status", status = 403, body = new { title = "Forbidden", detail = words, type = "about:blank", status = 403 } };

    protected override object Throttling(DateTimeOffset reset) => new
    {
        kind = "status",
        status = 429,
        headers = new Dictionary<string, string> { ["x-rate-limit-limit"] = "100", ["x-rate-limit-remaining"] = "0", ["x-rate-limit-reset"] = $"{reset.ToUnixTimeSeconds()}" },
        body = new { title = "Too Many Requests", detail = "Too Many Requests", type = "about:blank", status = 429 },
    };

    // No name below .example is linked, so the link costs nothing more.
    protected override decimal PriceOf(ChannelMessage message) => 0.015m;

    protected override void AddServices(IServiceCollection services) => services
        .AddSingleton(new TableServiceClient("UseDevelopmentStorage=true"))
        .AddSingleton<SigningSecret>()
        .AddSingleton<SignedTokens>();
}
