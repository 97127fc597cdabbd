using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Mixi2;

/// <summary>A token, or what came of asking for one.</summary>
internal sealed record Mixi2Token(string? Value, DateTimeOffset EndsAt, SendResult? Problem = null);

/// <summary>
/// Gets access tokens with the application's own credentials (OAuth 2.0 client credentials, RFC 6749, section 4.4), and keeps one
/// in memory until shortly before it ends. Whoever asks at the same time gets the same.
/// </summary>
internal sealed class Mixi2Tokens(Mixi2Settings settings, OutboundClient client, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    // Where the answer says nothing; one that ends earlier is renewed when it is refused.
    private const long DefaultSeconds = 600;

    private readonly Lock _lock = new();
    private Task<Mixi2Token> _current = Task.FromResult(new Mixi2Token(null, DateTimeOffset.MinValue));

    /// <summary>The token to use, and not <paramref name="refused"/>, which the network does not take any more.</summary>
    public Task<Mixi2Token> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_current.IsCompleted && !IsGood(_current, refused))
                _current = AskAsync();
            return _current.WaitAsync(cancellationToken);
        }
    }

    private bool IsGood(Task<Mixi2Token> asked, string? refused) =>
        asked.IsCompletedSuccessfully && asked.Result is { Value: { } value, EndsAt: var endsAt } && value != refused && time.GetUtcNow() < endsAt - Margin;

    // For all who wait, so nobody's giving up ends it; the client has a limit of its own.
    private async Task<Mixi2Token> AskAsync()
    {
        var request = OutboundRequest.Form(new Uri(settings.AuthEndpoint), ("grant_type", "client_credentials"));
        // Both are encoded like a form's fields before they are joined (RFC 6749, section 2.3.1).
        var credentials = Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(settings.ClientId)}:{WebUtility.UrlEncode(settings.ClientSecret)}");
        request = request with { Headers = [new("Authorization", $"Basic {Convert.ToBase64String(credentials)}"), new("Accept", "application/json")] };
        try
        {
            return Read(await client.SendAsync(request, CancellationToken.None));
        }
        catch (OutboundException exception)
        {
            return Failed(NoAnswer.BeforeSending(exception));
        }
    }

    private Mixi2Token Read(OutboundResponse answer)
    {
        var status = (int)answer.Status;
        var now = time.GetUtcNow();
        var json = ChannelJson.ObjectOf(answer);
        if (answer.IsSuccess && json.Text("access_token") is { } token && token.All(character => character is >= '!' and <= '~'))
        {
            var seconds = json?["expires_in"] is JValue { Value: long said } ? said : DefaultSeconds;
            return new Mixi2Token(token, now + TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.SecondsPerDay)));
        }

        return Failed(status switch
        {
            // Section 5.2: what is wrong with the client or with what it may do is one of these.
            400 or 401 or 403 => new SendResult(SendOutcome.Unauthorized, "mixi2 does not accept the application's credentials; check ClientId and ClientSecret.", status),
            402 => new SendResult(SendOutcome.PaymentRequired, "mixi2 gives no token until it is paid.", status),
            _ => new SendResult(SendOutcome.Busy, "mixi2 gave no token.", status) { RetryAt = now + RetryAfter.Of(answer) },
        });
    }

    private static Mixi2Token Failed(SendResult problem) => new(null, DateTimeOffset.MinValue, problem);
}
