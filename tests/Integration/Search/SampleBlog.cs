using System.Globalization;
using ServerlessBlog.Local;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Search;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>The published posts of the sample blog as the index gets them.</summary>
internal static class SampleBlog
{
    private const string Fence = "---\n";

    private static readonly PostRenderer Renderer = new();

    public static IEnumerable<IndexedPost> Posts() =>
        Directory.EnumerateFiles(LocalFolder.Combine("sample"), "*.md").Select(File.ReadAllText).Where(text => text.Contains("\npublished:", StringComparison.Ordinal)).Select(Read);

    private static IndexedPost Read(string file)
    {
        var end = file.IndexOf(Fence, Fence.Length, StringComparison.Ordinal);
        var fields = file[Fence.Length..end].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var text = Renderer.Render(file[(end + Fence.Length)..], PostFormat.Markdown).Text;
        return PostFactory.Post(fields["slug"], fields["title"], text, fields["tags"].Split(", "), at: DateTimeOffset.Parse(fields["published"], CultureInfo.InvariantCulture));
    }
}
