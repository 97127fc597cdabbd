using System.Globalization;
using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>An answer of a personal data server (atproto.com/specs/xrpc).</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Body">The object that it is; null when it is none.</param>
/// <param name="RetryAt">When the server takes more, where it says so.</param>
internal sealed record XrpcAnswer(HttpStatusCode Status, JObject? Body, DateTimeOffset? RetryAt)
{
    public bool IsSuccess => (int)Status is >= 200 and <= 299;

    /// <summary>The name of the error; empty for none.</summary>
    public string Error => Body.Text("error") ?? "";

    /// <summary>What the server says of the error; empty for nothing.</summary>
    public string Message => Body.Text("message") ?? "";

    /// <summary>Whether a new access token would help.</summary>
    public bool IsExpired => Status == HttpStatusCode.Unauthorized || (Status == HttpStatusCode.BadRequest && Error is "ExpiredToken" or "InvalidToken");

    /// <summary>Whether the account may do nothing at present.</summary>
    public bool IsAccountClosed => Error is "AccountTakedown" or "AccountSuspended" or "AccountDeactivated";
}

/// <summary>Calls the methods of a personal data server.</summary>
internal sealed class Xrpc(Uri server, OutboundClient client, TimeProvider time)
{
    // A limit that ends later than this is none that is worth waiting for as a whole.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>A query: GET with parameters.</summary>
    /// <exception cref="OutboundException">There is no answer.</exception>
    public Task<XrpcAnswer> QueryAsync(string method, string? token, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new StringBuilder(method);
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
                query.Append(query.Length == method.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return SendAsync(OutboundRequest.Get(UrlOf(query.ToString())), token, cancellationToken);
    }

    /// <summary>A procedure: POST, with a JSON body where it has an input.</summary>
    /// <exception cref="OutboundException">There is no answer.</exception>
    public Task<XrpcAnswer> CallAsync(string method, string? token, JObject? input, CancellationToken cancellationToken) =>
        SendAsync(input is null ? new OutboundRequest(HttpMethod.Post, UrlOf(method)) : ChannelJson.Post(UrlOf(method), input), token, cancellationToken);

    private Uri UrlOf(string method) => new(server, $"xrpc/{method}");

    private async Task<XrpcAnswer> SendAsync(OutboundRequest request, string? token, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> headers = [new("Accept", "application/json")];
        if (token is not null)
            headers.Add(new("Authorization", $"Bearer {token}"));
        var answer = await client.SendAsync(request with { Headers = headers }, cancellationToken);
        return new XrpcAnswer(answer.Status, ChannelJson.ObjectOf(answer), RetryAt(answer));
    }

    // Seconds since 1970, from the draft of the RateLimit headers that Bluesky keeps to.
    private DateTimeOffset? RetryAt(OutboundResponse answer)
    {
        var now = time.GetUtcNow();
        return long.TryParse(answer.Header("ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds > now.ToUnixTimeSeconds() && seconds < (now + LongestPause).ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
    }
}
