using System.Buffers.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>Access to an account, for some hours.</summary>
/// <param name="Did">The account's permanent name.</param>
/// <param name="AccessJwt">The token of calls.</param>
/// <param name="RefreshJwt">The token that renews both, once.</param>
/// <param name="ExpiresAt">When the first one ends; null where it does not say.</param>
internal sealed record BlueskySession(string Did, string AccessJwt, string RefreshJwt, DateTimeOffset? ExpiresAt)
{
    /// <summary>The session that a server answers with; null when it is none.</summary>
    public static BlueskySession? Read(JObject? body) =>
        body.Text("did") is { } did && body.Text("accessJwt") is { } access && body.Text("refreshJwt") is { } refresh
            ? new BlueskySession(did, access, refresh, ExpiryOf(access))
            : null;

    /// <summary>Without the tokens, wherever it is printed.</summary>
    public override string ToString() => $"{nameof(BlueskySession)} of {Did}";

    // Nothing is trusted that stands in it: it only spares a call that would be refused.
    private static DateTimeOffset? ExpiryOf(string jwt)
    {
        if (jwt.Split('.') is not [_, var payload, _] || !Base64Url.IsValid(payload))
            return null;
        try
        {
            var claims = JsonConvert.DeserializeObject<JObject>(System.Text.Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload)));
            return claims?["exp"] is JValue { Value: long and > 0 and < 253_402_300_800 and var seconds } ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A session, or why there is none.</summary>
internal readonly record struct SessionAnswer(BlueskySession? Session, SendResult? Failure);

/// <summary>What a call with a session brought, or why there was none.</summary>
internal readonly record struct CallAnswer(XrpcAnswer? Answer, SendResult? Failure);
