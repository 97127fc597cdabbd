using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Signing;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>
/// Encrypts a client's address (AES-GCM, NIST SP 800-38D) for the short way from the form to the judge, because Akismet
/// demands it. Without Akismet no address is kept in any form.
/// </summary>
public sealed class ClientSeal(SignedTokens tokens, IOptions<ModerationOptions> options)
{
    private const string Purpose = "client-address";

    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;

    /// <summary>What <see cref="Model.FeedbackItem.SealedClient"/> keeps; empty for no address, or when no outside check needs it.</summary>
    public async Task<string> SealAsync(IPAddress? address, CancellationToken cancellationToken)
    {
        if (address is null || !options.Value.Akismet.IsOn)
            return "";
        var plain = address.GetAddressBytes();
        var sealedBytes = new byte[NonceLength + TagLength + plain.Length];
        Ids.Bytes(NonceLength).CopyTo(sealedBytes, 0);
        using var aes = new AesGcm(await tokens.KeyAsync(Purpose, cancellationToken), TagLength);
        aes.Encrypt(
            sealedBytes.AsSpan(0, NonceLength), plain, sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>The address again; null when <paramref name="text"/> is empty or not ours.</summary>
    public async Task<IPAddress?> OpenAsync(string text, CancellationToken cancellationToken)
    {
        var sealedBytes = new byte[64];
        if (!Convert.TryFromBase64String(text, sealedBytes, out var length) || length - NonceLength - TagLength is not (4 or 16))
            return null;
        var plain = new byte[length - NonceLength - TagLength];
        using var aes = new AesGcm(await tokens.KeyAsync(Purpose, cancellationToken), TagLength);
        try
        {
            aes.Decrypt(
                sealedBytes.AsSpan(0, NonceLength), sealedBytes.AsSpan(NonceLength + TagLength, plain.Length), sealedBytes.AsSpan(NonceLength, TagLength), plain);
            return new IPAddress(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
