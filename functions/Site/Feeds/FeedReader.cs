using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Site.Hubs;

namespace ServerlessBlog.Site.Feeds;

/// <summary>Reads the posts of a feed and makes them ready for every format.</summary>
public sealed class FeedReader(PostList posts, AuthorDirectory authors, HubList hubs, Urls urls, IOptions<BlogOptions> options)
{
    private const int PostsOnPage = 20;

    // A feed without posts has to say when it changed, and always the same.
    private static readonly DateTimeOffset BeforeAllPosts = DateTimeOffset.UnixEpoch;

    /// <summary>
    /// The page of <paramref name="list"/>'s feed after <paramref name="cursor"/>: at most two transactions. Null when
    /// the list is one of a category, tag or author and has no posts.
    /// </summary>
    public async Task<Feed?> ReadAsync(string list, FeedFormat format, string? cursor, CancellationToken cancellationToken)
    {
        var page = await posts.ReadFullAsync(list, cursor, PostsOnPage, cancellationToken);
        if (list != ListNames.All && page.Items.Count == 0 && page.NextCursor is null && string.IsNullOrEmpty(cursor))
            return null;
        var profiles = (await authors.AllAsync(cancellationToken)).ToDictionary(author => author.Id, StringComparer.Ordinal);
        var entries = page.Items.Select(item => EntryOf(item, profiles)).ToList();
        var first = urls.Absolute(FeedPaths.Of(list, format)!);
        return new Feed
        {
            FirstUrl = first,
            SelfUrl = string.IsNullOrEmpty(cursor) ? first : AtCursor(first, cursor),
            NextUrl = page.NextCursor is null ? null : AtCursor(first, page.NextCursor),
            PageUrl = urls.Absolute(FeedPaths.PageOf(list)!),
            Hubs = hubs.Urls,
            Title = NameOf(list, page, profiles) is { } name ? $"{name} - {options.Value.Title}" : options.Value.Title,
            Description = options.Value.Description,
            Language = options.Value.Language,
            IconUrl = urls.Absolute("/assets/icon.svg"),
            CategoryScheme = urls.Absolute(Urls.CategoryPath("")),
            TagScheme = urls.Absolute(Urls.TagPath("")),
            Author = AuthorOf(ListNames.AuthorOf(list) ?? AuthorDirectory.DefaultId, profiles),
            UpdatedAt = entries.Select(entry => entry.UpdatedAt).DefaultIfEmpty(BeforeAllPosts).Max(),
            Entries = entries,
        };
    }

    private static string AtCursor(string url, string cursor) => $"{url}?cursor={Uri.EscapeDataString(cursor)}";

    // As the newest post spells it.
    private static string? NameOf(string list, FullPostPage page, Dictionary<string, AuthorProfile> profiles)
    {
        var newest = page.Items.Count > 0 ? page.Items[0].Row : null;
        if (ListNames.CategoryOf(list) is { } category)
            return newest?.Categories.FirstOrDefault(name => ListNames.Category(name) == list) ?? category;
        if (ListNames.TagOf(list) is { } tag)
            return newest?.Tags.FirstOrDefault(name => ListNames.Tag(name) == list) ?? tag;
        return ListNames.AuthorOf(list) is { } author ? profiles.GetValueOrDefault(author)?.Name ?? author : null;
    }

    private FeedEntry EntryOf(FullPost post, Dictionary<string, AuthorProfile> profiles)
    {
        var row = post.Row;
        var permalink = urls.Post(row.Slug);
        var published = row.PublishedAt!.Value;
        return new FeedEntry
        {
            Url = permalink,
            Title = row.Title,
            Language = row.Language,
            Author = AuthorOf(row.Author, profiles),
            PublishedAt = published,
            // A post that waited for its time was last written before it was there for anybody.
            UpdatedAt = row.UpdatedAt > published ? row.UpdatedAt : published,
            Categories = row.Categories,
            Tags = row.Tags,
            CommentCount = row.CommentCount,
            CommentFeedUrl = urls.Absolute(Urls.CommentFeedPath(row.Slug)),
            Summary = row.Excerpt,
            Html = AbsoluteHtml.Of(post.Html, permalink),
        };
    }

    private FeedAuthor AuthorOf(string id, Dictionary<string, AuthorProfile> profiles)
    {
        var profile = profiles.GetValueOrDefault(id);
        return new FeedAuthor(profile?.Name ?? id, profile is { Url.Length: > 0 } ? profile.Url : urls.Absolute(Urls.AuthorPath(id)));
    }
}
