using System.IO.Compression;
using System.Numerics;

namespace ServerlessBlog.Platform;

/// <summary>Brotli (RFC 7932) for content that is in memory as a whole.</summary>
public static class Brotli
{
    // Compresses text about as well as the higher levels in a fraction of their time.
    private const int Quality = 5;

    private const int MinWindow = 10;
    private const int MaxWindow = 22;

    public static byte[] Compress(ReadOnlySpan<byte> content)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, packed, out var length, Quality, WindowFor(content.Length))
            ? packed[..length]
            : throw new InvalidOperationException("Brotli needs more room than its own upper limit.");
    }

    /// <summary>What <see cref="Compress"/> was given.</summary>
    public static byte[] Decompress(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        brotli.CopyTo(content);
        return content.ToArray();
    }

    // A window as large as the content is enough; the usual one of 4 MiB costs several times its size while it is used.
    private static int WindowFor(int length) =>
        Math.Clamp(BitOperations.Log2((uint)Math.Max(length, 1)) + 1, MinWindow, MaxWindow);
}
