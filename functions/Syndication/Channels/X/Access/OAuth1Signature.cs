using System.Security.Cryptography;
using System.Text;

namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>The keys of OAuth 1.0a: those of the app, and those of the account.</summary>
public sealed record OAuth1Keys(string ConsumerKey, string ConsumerSecret, string Token, string TokenSecret);

/// <summary>
/// Signs requests with HMAC-SHA1 (RFC 5849, section 3.4.2). Bodies that are no forms, such as JSON, are not part of what is signed.
/// </summary>
public static class OAuth1Signature
{
    /// <summary>The signature of a request, in Base64.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="url">The request's URL, whose query is signed too.</param>
    /// <param name="parameters">The parameters of the protocol, but for the signature itself.</param>
    public static string Of(OAuth1Keys keys, HttpMethod method, Uri url, IEnumerable<(string Name, string Value)> parameters)
    {
        var sorted = parameters.Concat(QueryOf(url))
            .Select(parameter => (Name: Encode(parameter.Name), Value: Encode(parameter.Value)))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Name}={parameter.Value}");
        var baseString = $"{method.Method.ToUpperInvariant()}&{Encode(url.GetLeftPart(UriPartial.Path))}&{Encode(string.Join('&', sorted))}";
        var key = Encoding.ASCII.GetBytes($"{Encode(keys.ConsumerSecret)}&{Encode(keys.TokenSecret)}");
#pragma warning disable CA5350 // The protocol asks for SHA-1, which in HMAC is not broken.
        return Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.ASCII.GetBytes(baseString)));
#pragma warning restore CA5350
    }

    /// <summary>The Authorization header of a request.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="url">The request's URL.</param>
    /// <param name="nonce">A random text, never used before with that time.</param>
    /// <param name="time">Now.</param>
    public static string Header(OAuth1Keys keys, HttpMethod method, Uri url, string nonce, DateTimeOffset time)
    {
        (string Name, string Value)[] parameters =
        [
            ("oauth_consumer_key", keys.ConsumerKey),
            ("oauth_nonce", nonce),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("oauth_token", keys.Token),
            ("oauth_version", "1.0"),
        ];
        var signature = Of(keys, method, url, parameters);
        return $"OAuth {string.Join(", ", parameters.Append(("oauth_signature", signature)).Select(parameter => $"{Encode(parameter.Item1)}=\"{Encode(parameter.Item2)}\""))}";
    }

    private static IEnumerable<(string Name, string Value)> QueryOf(Uri url)
    {
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? (Decode(pair), "") : (Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        }
    }

    // All but the unreserved characters of RFC 3986, as RFC 5849, section 3.6, wants it.
    private static string Encode(string text) => Uri.EscapeDataString(text);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
