using System.Text;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Posts.Lists;

/// <summary>
/// A post's body inside a row of the timeline, compressed, so that a feed with full content costs one query. A binary
/// property can hold 64 KiB, and a row a few of them; a body that needs more stays in its blob alone.
/// </summary>
public static class RowContent
{
    private const int PartSize = 64 * 1024;
    private const int MaxParts = 4;

    /// <summary>The body in up to four parts; null when it does not fit.</summary>
    public static IReadOnlyList<byte[]>? Pack(string body)
    {
        var packed = Brotli.Compress(Encoding.UTF8.GetBytes(body));
        return packed.Length <= PartSize * MaxParts ? [.. packed.Chunk(PartSize)] : null;
    }

    /// <summary>Whether <see cref="Pack"/> has an answer for <paramref name="body"/>; what is short enough as it is, is not compressed to see.</summary>
    public static bool Fits(string body) => body.Length <= PartSize * MaxParts / 4 || Pack(body) is not null;

    /// <summary>The body that <see cref="Pack"/> was given.</summary>
    // Not by a StreamReader, which would take a byte order mark away that the author's text begins with.
    public static string Unpack(IEnumerable<byte[]> parts) => Encoding.UTF8.GetString(Brotli.Decompress([.. parts.SelectMany(part => part)]));
}
