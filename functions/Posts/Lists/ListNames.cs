using System.Globalization;
using System.Text;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Lists;

/// <summary>Names the lists (the partitions of the timeline) and a post's place in them.</summary>
public static class ListNames
{
    /// <summary>Every published post.</summary>
    public const string All = "all";

    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"month:{year:D4}-{month:D2}");

    /// <summary>The month that a list is of; null for any other list.</summary>
    public static Month? MonthOf(string list) =>
        list.StartsWith("month:", StringComparison.Ordinal)
            ? new Month(int.Parse(list.AsSpan(6, 4), CultureInfo.InvariantCulture), int.Parse(list.AsSpan(11, 2), CultureInfo.InvariantCulture))
            : null;

    public static string Author(string id) => "author:" + Escape(id);

    public static string Category(string name) => "category:" + Escape(name);

    public static string Tag(string name) => "tag:" + Escape(name);

    /// <summary>The author that a list is of, in the form in which names are compared; null for any other list.</summary>
    public static string? AuthorOf(string list) => NameOf(list, "author:");

    /// <summary>The category that a list is of, in the form in which names are compared; null for any other list.</summary>
    public static string? CategoryOf(string list) => NameOf(list, "category:");

    /// <summary>The tag that a list is of, in the form in which names are compared; null for any other list.</summary>
    public static string? TagOf(string list) => NameOf(list, "tag:");

    /// <summary>The author's own list of posts that are not published, by the time they were begun.</summary>
    public static string Status(PostStatus status) =>
        status == PostStatus.Published ? All : "status:" + status.ToString().ToLowerInvariant();

    /// <summary>Where a post belongs now. A deleted post belongs nowhere.</summary>
    public static IReadOnlyList<Placement> Of(Post post, BlogClock clock)
    {
        switch (post.Status)
        {
            case PostStatus.Published:
                var local = clock.Local(post.PublishedAt!.Value);
                return
                [
                    new Placement(
                        Key(post.PublishedAt.Value, post.Slug),
                        [
                            All, Month(local.Year, local.Month), Author(post.Author),
                            .. post.Categories.Select(Category).Distinct(StringComparer.Ordinal),
                            .. post.Tags.Select(Tag).Distinct(StringComparer.Ordinal),
                        ]),
                ];
            case PostStatus.Deleted:
                return [];
            default:
                return [new Placement(Key(post.CreatedAt, post.Slug), [Status(post.Status)])];
        }
    }

    /// <summary>The row key: ticks counted down from the end of time, so that the newest comes first, then the slug.</summary>
    public static string Key(DateTimeOffset time, string slug) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks:D19}_{slug}");

    /// <summary>Whether a category, tag or author can have this name: 1 to 100 characters, none that a Table key forbids.</summary>
    public static bool IsName(string name) =>
        Characters.Count(name) is >= 1 and <= 100
        && !Characters.HasUnpairedSurrogate(name)
        && !Characters.HasControl(name)
        && name.AsSpan().IndexOfAny('/', '\\') < 0
        // As a segment of a path these two never arrive.
        && name is not ("." or "..");

    // Names differ neither by case nor by Unicode form; what Table keys forbid is escaped.
    private static string Escape(string name)
    {
        var key = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (c is '!' or '#' or '?' or '%')
                key.Append(CultureInfo.InvariantCulture, $"!{(int)c:x2}");
            else
                key.Append(c);
        }

        return key.ToString();
    }

    private static string? NameOf(string list, string kind)
    {
        if (!list.StartsWith(kind, StringComparison.Ordinal))
            return null;
        var parts = list[kind.Length..].Split('!');
        // After each mark come two digits that stand for one character.
        return parts[0] + string.Concat(parts.Skip(1).Select(part => (char)int.Parse(part.AsSpan(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) + part[2..]));
    }
}
