using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessBlog.Syndication.Channels.Webhook;

/// <summary>
/// Signs requests as Standard Webhooks 1.0.0 has it: HMAC-SHA256 over id, time and body, so that none of them can be changed and
/// an old request cannot be sent again.
/// </summary>
public static class WebhookSignature
{
    /// <summary>What a secret begins with when the rest is its key in Base64.</summary>
    public const string Prefix = "whsec_";

    /// <summary>The key of a secret; null when it is no proper Base64 after <see cref="Prefix"/>.</summary>
    public static byte[]? KeyOf(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret);
        var text = secret.AsSpan(Prefix.Length);
        return Base64.IsValid(text) ? Convert.FromBase64String(text.ToString()) : null;
    }

    /// <summary>The headers that sign <paramref name="body"/> at <paramref name="now"/>.</summary>
    /// <param name="key">The key of the secret.</param>
    /// <param name="id">Names the message, the same in each attempt; without full stops, so that it cannot pass for more.</param>
    /// <param name="now">The time of this attempt.</param>
    /// <param name="body">What is sent.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(ReadOnlySpan<byte> key, string id, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(key, [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]);
        return
        [
            new("Webhook-Id", id),
            new("Webhook-Timestamp", timestamp),
            new("Webhook-Signature", $"v1,{Convert.ToBase64String(hash)}"),
        ];
    }
}
