using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform.Auth;

/// <summary>Knows the author by <c>Authorization: Bearer key</c> (RFC 6750, section 2.1); holds only the key's hash.</summary>
public sealed class AuthorKey(IOptions<BlogOptions> options)
{
    private readonly byte[] _hash = HashOf(options.Value);

    /// <summary>Whether the request carries the author's key. The comparison takes the same time wherever it fails.</summary>
    public bool IsGivenIn(HttpRequest request)
    {
        const string scheme = "Bearer ";
        if (request.Headers.Authorization.Count != 1)
            return false;
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && IsKey(header[scheme.Length..].Trim());
    }

    /// <summary>Whether <paramref name="text"/> is the author's key; takes the same time wherever it differs.</summary>
    public bool IsKey(string text) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), _hash);

    /// <summary>Tells one key from another and nothing of the key: what was issued under the one does not hold under the next.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_hash).AsSpan(0, 8));

    /// <summary>Ends the request with 401 unless it carries the author's key.</summary>
    public void Require(HttpRequest request)
    {
        if (!IsGivenIn(request))
            throw new ProblemException(ProblemType.Unauthorized, "Send the author's key as Authorization: Bearer <key>.");
    }

    private static byte[] HashOf(BlogOptions options) =>
        string.IsNullOrEmpty(options.AuthorKeyHash)
            ? SHA256.HashData(Encoding.UTF8.GetBytes(options.AuthorKey!))
            : Convert.FromHexString(options.AuthorKeyHash);
}
