using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>Why X gave no tokens.</summary>
internal enum TokenRefusal
{
    /// <summary>It did give them.</summary>
    None,

    /// <summary>There was no answer, or none that says anything: it may be asked again.</summary>
    NotNow,

    /// <summary>It does not take the code or the refresh token.</summary>
    Grant,

    /// <summary>It does not take the client's id or secret.</summary>
    Client,
}

/// <summary>What X's token endpoint answered.</summary>
internal sealed record TokenAnswer(TokenRefusal Refusal, XTokens? Tokens)
{
    public DateTimeOffset? RetryAt { get; init; }
}

/// <summary>Gets tokens (OAuth 2.0, RFC 6749; with PKCE, RFC 7636). Nothing that it answers is shown or logged.</summary>
internal sealed class XTokenEndpoint(XSettings settings, OutboundClient client, TimeProvider time)
{
    private const string Path = "/2/oauth2/token";
    private const int ConnectionLength = 12;

    // As X documents it, where an answer does not say.
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    /// <summary>Exchanges a refresh token, which X then takes no more, for new tokens.</summary>
    public async Task<TokenAnswer> RefreshAsync(string refreshToken, string connection)
    {
        var answer = await AskAsync(connection, ("grant_type", "refresh_token"), ("refresh_token", refreshToken));
        // One that is not replaced goes on being good (RFC 6749, section 6).
        return answer.Tokens is { Refresh: null } tokens ? answer with { Tokens = tokens with { Refresh = refreshToken } } : answer;
    }

    /// <summary>Exchanges the code that X sent the author's browser back with; it is good for 30 seconds.</summary>
    public Task<TokenAnswer> ExchangeAsync(string code, string verifier, string redirectUrl) =>
        AskAsync(Ids.Random(ConnectionLength), ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectUrl), ("code_verifier", verifier));

    // Not broken off: X may have given the tokens already.
    private async Task<TokenAnswer> AskAsync(string connection, params (string Name, string Value)[] fields)
    {
        var secret = settings.ClientSecret;
        var request = string.IsNullOrEmpty(secret)
            ? OutboundRequest.Form(settings.Api(Path), [.. fields, ("client_id", settings.ClientId!)])
            : OutboundRequest.Form(settings.Api(Path), fields) with { Headers = [new("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ClientId}:{secret}"))}")] };
        try
        {
            return Read(await client.SendAsync(request, CancellationToken.None), connection);
        }
        catch (OutboundException)
        {
            return new TokenAnswer(TokenRefusal.NotNow, null);
        }
    }

    private TokenAnswer Read(OutboundResponse answer, string connection)
    {
        var body = ChannelJson.ObjectOf(answer);
        if (answer.IsSuccess && body.Text("access_token") is { } access)
        {
            var life = body!["expires_in"] is JValue { Value: long seconds and > 0 and <= int.MaxValue } ? TimeSpan.FromSeconds(seconds) : Life;
            return new TokenAnswer(TokenRefusal.None, new XTokens(access, body.Text("refresh_token"), time.GetUtcNow() + life, connection));
        }

        return answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new TokenAnswer(TokenRefusal.Client, null),
            HttpStatusCode.BadRequest => new TokenAnswer(body.Text("error") is "invalid_client" or "unauthorized_client" ? TokenRefusal.Client : TokenRefusal.Grant, null),
            _ => new TokenAnswer(TokenRefusal.NotNow, null) { RetryAt = XLimits.RetryAt(answer, time.GetUtcNow()) },
        };
    }
}
