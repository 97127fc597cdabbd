using System.Text;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>Posts as compressed bytes.</summary>
public static class PostCodec
{
    public static byte[] Pack(IReadOnlyCollection<IndexedPost> posts)
    {
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt(posts.Count);
            foreach (var post in posts)
                Write(writer, post);
        }

        return Brotli.Compress(plain.GetBuffer().AsSpan(0, (int)plain.Length));
    }

    public static IReadOnlyList<IndexedPost> Unpack(ReadOnlySpan<byte> packed)
    {
        using var reader = new BinaryReader(new MemoryStream(Brotli.Decompress(packed.ToArray())), Encoding.UTF8);
        var posts = new IndexedPost[reader.Read7BitEncodedInt()];
        for (var i = 0; i < posts.Length; i++)
            posts[i] = Read(reader);
        return posts;
    }

    private static void Write(BinaryWriter writer, IndexedPost post)
    {
        writer.Write(post.Slug);
        writer.Write7BitEncodedInt64(post.Version);
        writer.Write(post.Title);
        writer.Write(post.Author);
        writer.Write(post.Language);
        writer.Write(post.Excerpt);
        writer.Write7BitEncodedInt64(Milliseconds.Of(post.PublishedAt));
        writer.Write7BitEncodedInt64(Milliseconds.Of(post.UpdatedAt));
        WriteList(writer, post.Categories);
        WriteList(writer, post.Tags);
        writer.Write(post.Text);
    }

    private static IndexedPost Read(BinaryReader reader) => new()
    {
        Slug = reader.ReadString(),
        Version = reader.Read7BitEncodedInt64(),
        Title = reader.ReadString(),
        Author = reader.ReadString(),
        Language = reader.ReadString(),
        Excerpt = reader.ReadString(),
        PublishedAt = Milliseconds.ToTime(reader.Read7BitEncodedInt64()),
        UpdatedAt = Milliseconds.ToTime(reader.Read7BitEncodedInt64()),
        Categories = ReadList(reader),
        Tags = ReadList(reader),
        Text = reader.ReadString(),
    };

    private static void WriteList(BinaryWriter writer, IReadOnlyList<string> items)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items)
            writer.Write(item);
    }

    private static string[] ReadList(BinaryReader reader)
    {
        var items = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < items.Length; i++)
            items[i] = reader.ReadString();
        return items;
    }
}

/// <summary>Times as milliseconds since the year 1, which are never negative.</summary>
public static class Milliseconds
{
    public static long Of(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMillisecond;

    public static DateTimeOffset ToTime(long milliseconds) => new(milliseconds * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
