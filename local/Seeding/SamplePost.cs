using System.Globalization;

namespace ServerlessBlog.Local.Seeding;

/// <summary>A post of the sample blog: a Markdown file with a few lines of front matter.</summary>
/// <remarks>
/// <code>
/// ---
/// slug: a-slug
/// title: A title
/// author: id
/// language: ja
/// categories: one, two
/// tags: one, two
/// published: 2009-12-26T21:30:00+09:00      or      publish-in: 01:00:00
/// excerpt: optional
/// ---
/// Markdown
/// </code>
/// </remarks>
internal sealed record SamplePost
{
    private const string Fence = "---";

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Author { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public string Excerpt { get; init; } = "";

    public required string Body { get; init; }

    /// <summary>When it was published, or null if it is to be published <see cref="PublishIn" />.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>How long after the first start it is to be published.</summary>
    public TimeSpan? PublishIn { get; init; }

    /// <summary>Reads every post in a folder, oldest first.</summary>
    public static IReadOnlyList<SamplePost> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.md").Select(Read).OrderBy(post => post.Published ?? DateTimeOffset.MaxValue)];

    /// <summary>Reads one post.</summary>
    /// <exception cref="InvalidDataException">A member is missing or is not what it should be.</exception>
    public static SamplePost Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var end = Array.IndexOf(lines, Fence, 1);
        if (end < 0 || lines[0] is not Fence)
            throw new InvalidDataException($"{path} has no front matter.");
        var members = lines[1..end]
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        string Required(string name) =>
            members.GetValueOrDefault(name) ?? throw new InvalidDataException($"{path} has no '{name}'.");
        string[] List(string name) => (members.GetValueOrDefault(name) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        var delay = members.GetValueOrDefault("publish-in");
        return new SamplePost
        {
            Slug = Required("slug"),
            Title = Required("title"),
            Author = Required("author"),
            Language = Required("language"),
            Categories = List("categories"),
            Tags = List("tags"),
            Excerpt = members.GetValueOrDefault("excerpt") ?? "",
            Published = delay is null ? DateTimeOffset.Parse(Required("published"), CultureInfo.InvariantCulture) : null,
            PublishIn = delay is null ? null : TimeSpan.Parse(delay, CultureInfo.InvariantCulture),
            Body = string.Join('\n', lines[(end + 1)..]).Trim() + "\n",
        };
    }
}
