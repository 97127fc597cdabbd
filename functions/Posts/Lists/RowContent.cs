using System.IO.Compression;
using System.Text;

namespace ServerlessBlog.Posts.Lists;

/// <summary>
/// A post's body inside a row of the timeline, compressed, so that a feed with full content costs one query. A binary
/// property can hold 64 KiB, and a row a few of them; a body that needs more stays in its blob alone.
/// </summary>
public static class RowContent
{
    private const int PartSize = 64 * 1024;
    private const int MaxParts = 4;

    // Compresses text about as well as the higher levels in a fraction of their time.
    private const int Quality = 5;

    /// <summary>The body in up to four parts; null when it does not fit.</summary>
    public static IReadOnlyList<byte[]>? Pack(string body)
    {
        var text = Encoding.UTF8.GetBytes(body);
        var packed = new byte[PartSize * MaxParts];
        return BrotliEncoder.TryCompress(text, packed, out var length, Quality, window: 22)
            ? [.. packed[..length].Chunk(PartSize)]
            : null;
    }

    /// <summary>The body that <see cref="Pack"/> was given.</summary>
    public static string Unpack(IEnumerable<byte[]> parts)
    {
        using var packed = new MemoryStream([.. parts.SelectMany(part => part)]);
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        using var text = new MemoryStream();
        brotli.CopyTo(text);
        // Not by a StreamReader, which would take a byte order mark away that the author's text begins with.
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
