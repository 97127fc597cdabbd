using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Lists;

namespace ServerlessBlog.Site.Feeds;

/// <summary>
/// Where feeds are. A feed has one canonical path, made from its list and not from somebody's spelling of a name, because
/// it is what feed readers and hubs know the feed by.
/// </summary>
public static class FeedPaths
{
    /// <summary>The path of the page that shows a list; null for a list that has no feeds.</summary>
    public static string? PageOf(string list) =>
        list == ListNames.All ? "/"
        : ListNames.CategoryOf(list) is { } category ? Urls.CategoryPath(category)
        : ListNames.TagOf(list) is { } tag ? Urls.TagPath(tag)
        : ListNames.AuthorOf(list) is { } author ? Urls.AuthorPath(author)
        : null;

    /// <summary>The canonical path of a list's feed; null for a list that has none.</summary>
    public static string? Of(string list, FeedFormat format) =>
        PageOf(list) is { } page ? $"{page.TrimEnd('/')}/{format.FileName}" : null;
}
