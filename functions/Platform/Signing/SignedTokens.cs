using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ServerlessBlog.Platform.Signing;

/// <summary>
/// Tokens for links and cookies: a payload with an end, signed (HMAC-SHA-256, RFC 2104) for one purpose. Whoever holds one
/// can read its payload and cannot change it, use it for anything else, or use it after its end.
/// </summary>
public sealed class SignedTokens(SigningSecret secret, TimeProvider time)
{
    private const int TimeLength = sizeof(long);

    // Half of the hash: 128 bits are more than anybody guesses, and links stay short.
    private const int SignatureLength = 16;

    private const int MaxLength = 2000;

    /// <summary>A token of URL-safe characters.</summary>
    public async Task<string> IssueAsync(string purpose, string payload, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetBytes(payload);
        var token = new byte[SignatureLength + TimeLength + text.Length];
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(SignatureLength), expiresAt.ToUnixTimeSeconds());
        text.CopyTo(token, SignatureLength + TimeLength);
        Sign(await KeyAsync(purpose, cancellationToken), token.AsSpan(SignatureLength)).CopyTo(token, 0);
        return WebEncoders.Base64UrlEncode(token);
    }

    /// <summary>The payload of a token; null when it is none of ours, was made for another purpose, or is over.</summary>
    public async Task<string?> ReadAsync(string purpose, string? token, CancellationToken cancellationToken)
    {
        if (Decode(token) is not { } bytes)
            return null;
        var signed = bytes.AsMemory(SignatureLength);
        var expected = Sign(await KeyAsync(purpose, cancellationToken), signed.Span);
        return CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(0, SignatureLength))
            && BinaryPrimitives.ReadInt64BigEndian(signed.Span) > time.GetUtcNow().ToUnixTimeSeconds()
                ? Encoding.UTF8.GetString(signed.Span[TimeLength..])
                : null;
    }

    /// <summary>A key of 32 bytes for one purpose (HKDF, RFC 5869): keys of different purposes tell nothing of each other.</summary>
    public async Task<byte[]> KeyAsync(string purpose, CancellationToken cancellationToken) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, await secret.GetAsync(cancellationToken), 32, info: Encoding.UTF8.GetBytes(purpose));

    private static byte[] Sign(byte[] key, ReadOnlySpan<byte> content) => HMACSHA256.HashData(key, content)[..SignatureLength];

    private static byte[]? Decode(string? token)
    {
        if (token is not { Length: > 0 and <= MaxLength })
            return null;
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(token);
            return bytes.Length >= SignatureLength + TimeLength ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
