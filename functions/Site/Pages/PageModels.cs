using ServerlessBlog.Comments.Pages;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Search;

namespace ServerlessBlog.Site.Pages;

public sealed record HomePageModel(SiteInfo Site, EntryList Entries);

/// <summary>A page with the posts of one list.</summary>
/// <param name="Label">What kind of list it is.</param>
/// <param name="Name">The list's own name.</param>
public sealed record ListPageModel(SiteInfo Site, EntryList Entries, string Label, string Name)
{
    public required string Description { get; init; }

    /// <summary>Whether the list has feeds, below its path.</summary>
    public bool HasFeeds { get; init; }

    /// <summary>The author whose posts these are.</summary>
    public AuthorProfile? Profile { get; init; }

    public Month? OlderMonth { get; init; }

    public Month? NewerMonth { get; init; }
}

public sealed record ArchivesPageModel(SiteInfo Site, IReadOnlyList<Month> Months);

/// <summary>The search page; <paramref name="Found"/> is null when nothing was asked for.</summary>
public sealed record SearchResultsModel(SiteInfo Site, string Query, SearchPage? Found)
{
    public string? Cursor { get; init; }

    public IReadOnlyDictionary<string, string> AuthorNames { get; init; } = EntryList.NoNames;
}

public sealed record PermalinkPageModel(SiteInfo Site, PostView View, ShownFeedback Feedback)
{
    /// <summary>Who looks, as far as comments are concerned.</summary>
    public CommentVisit Comments { get; init; } = CommentVisit.Plain;

    /// <summary>Whether the post takes trackbacks, pingbacks and webmentions.</summary>
    public bool TakesLinkbacks { get; init; }

    /// <summary>When readers could last see another text; null when they never could.</summary>
    public DateTimeOffset? Updated => View.Post is { Revision: > 1 } post && post.UpdatedAt > post.PublishedAt ? post.UpdatedAt : null;
}

public sealed record ErrorPageModel(SiteInfo Site, int Status);

/// <summary>The posts on a page, and the way to the others.</summary>
/// <param name="Rows">The posts, newest first.</param>
/// <param name="Path">The path of the list's first page.</param>
public sealed record EntryList(IReadOnlyList<TimelineRow> Rows, string Path)
{
    public static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where this page begins; null on the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The names to show beside posts, by the authors' ids; empty where they would all be the same.</summary>
    public IReadOnlyDictionary<string, string> AuthorNames { get; init; } = NoNames;

    public string OwnPath => Cursor is null ? Path : $"{Path}?cursor={Uri.EscapeDataString(Cursor)}";

    public string? NextPath => NextCursor is null ? null : $"{Path}?cursor={Uri.EscapeDataString(NextCursor)}";
}
