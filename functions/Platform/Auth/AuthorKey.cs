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
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[scheme.Length..].Trim())), _hash);
    }

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
