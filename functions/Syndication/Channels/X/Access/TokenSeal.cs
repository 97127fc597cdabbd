using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>
/// Encrypts tokens for the table (AES-256-GCM). Its key is derived (HKDF, RFC 5869) from the blog's signing secret and from the
/// client's credentials in the configuration: who has a copy of the table has only one of the two.
/// </summary>
internal sealed class TokenSeal(byte[] signingKey, string clientCredential, string channel)
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, [.. signingKey, .. Encoding.UTF8.GetBytes(clientCredential)], KeyLength, info: Encoding.UTF8.GetBytes($"x-tokens {channel}"));

    private readonly byte[] _channel = Encoding.UTF8.GetBytes(channel);

    public byte[] Close(XTokens tokens)
    {
        var plain = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(tokens));
        var closed = new byte[NonceLength + TagLength + plain.Length];
        Ids.Bytes(NonceLength).CopyTo(closed, 0);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(closed.AsSpan(0, NonceLength), plain, closed.AsSpan(NonceLength + TagLength), closed.AsSpan(NonceLength, TagLength), _channel);
        return closed;
    }

    /// <summary>The tokens; null when they were closed under other credentials, or are damaged.</summary>
    public XTokens? Open(ReadOnlySpan<byte> closed)
    {
        if (closed.Length < NonceLength + TagLength)
            return null;
        var plain = new byte[closed.Length - NonceLength - TagLength];
        try
        {
            using var aes = new AesGcm(_key, TagLength);
            aes.Decrypt(closed[..NonceLength], closed[(NonceLength + TagLength)..], closed.Slice(NonceLength, TagLength), plain, _channel);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonConvert.DeserializeObject<XTokens>(Encoding.UTF8.GetString(plain));
    }
}
