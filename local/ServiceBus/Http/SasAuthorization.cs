using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Local.ServiceBus.Http;

/// <summary>
/// Checks shared access signatures: the key signs the URL-encoded resource, a line feed and the expiry
/// (HMAC-SHA256, the key's text itself as the key); the resource must be a prefix of what is asked for.
/// </summary>
sealed class SasAuthorization(string keyName, string key, TimeProvider time)
{
    const string Scheme = "SharedAccessSignature ";

    readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>Why the request is refused; null when it is not.</summary>
    public string? Refuse(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return "MissingToken: Relevant authorization header was not found.";
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return "InvalidToken: The emulator takes shared access signatures only.";
        var fields = header[Scheme.Length..].Split('&')
            .Select(field => field.Trim().Split('=', 2))
            .Where(field => field.Length == 2)
            .GroupBy(field => field[0], StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.First()[1], StringComparer.Ordinal);
        if (!fields.TryGetValue("sr", out var resource) || !fields.TryGetValue("sig", out var signature)
            || !fields.TryGetValue("se", out var expiry) || !fields.TryGetValue("skn", out var name)
            || !long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var expires))
        {
            return "MalformedToken: The token needs sr, sig, se and skn.";
        }

        if (!string.Equals(Uri.UnescapeDataString(name), keyName, StringComparison.Ordinal) || !IsSigned(resource, expiry, signature))
            return "InvalidSignature: The token has an invalid signature.";
        if (expires <= time.GetUtcNow().ToUnixTimeSeconds()) return "ExpiredToken: The token is expired.";
        return Covers(Uri.UnescapeDataString(resource), request)
            ? null
            : "InvalidAudience: The authorization header contains a token for another resource.";
    }

    bool IsSigned(string resource, string expiry, string signature)
    {
        var expected = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{resource}\n{expiry}"));
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(Uri.UnescapeDataString(signature), given, out var length)
            && length == given.Length
            && CryptographicOperations.FixedTimeEquals(expected, given);
    }

    // The scheme does not matter (sb, http, amqp...), nor does a port.
    static bool Covers(string resource, HttpRequest request)
    {
        var separator = resource.IndexOf("://", StringComparison.Ordinal);
        if (!Uri.TryCreate("http://" + (separator < 0 ? resource : resource[(separator + 3)..]), UriKind.Absolute, out var given)) return false;
        if (!string.Equals(given.IdnHost, request.Host.Host, StringComparison.OrdinalIgnoreCase)) return false;
        var prefix = Uri.UnescapeDataString(given.AbsolutePath).TrimEnd('/');
        var path = request.Path.Value ?? string.Empty;
        return path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Length || path[prefix.Length] == '/');
    }
}
