using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Site.Feeds;

/// <summary>Writes feeds in JSON Feed 1.1.</summary>
public static class JsonFeed
{
    private static readonly JsonSerializerSettings Settings = new(ApiJson.Settings)
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
    };

    public static byte[] Write(Feed feed) => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(
        new Document(
            "https://jsonfeed.org/version/1.1",
            Clean(feed.Title)!,
            feed.PageUrl,
            // What the feed is known by, on each of its pages.
            feed.FirstUrl,
            Clean(feed.Description),
            feed.NextUrl,
            feed.IconUrl,
            [AuthorOf(feed.Author)],
            feed.Language,
            feed.Hubs.Count == 0 ? null : [.. feed.Hubs.Select(hub => new Hub("WebSub", hub))],
            [.. feed.Entries.Select(ItemOf)]),
        Settings));

    private static Item ItemOf(FeedEntry entry) => new(
        entry.Url,
        entry.Url,
        Clean(entry.Title)!,
        LegalText.Clean(entry.Html),
        Clean(entry.Summary),
        entry.PublishedAt,
        entry.UpdatedAt,
        [AuthorOf(entry.Author)],
        [.. entry.Categories.Concat(entry.Tags).Select(LegalText.Clean).Distinct(StringComparer.Ordinal)],
        entry.Language);

    private static Author AuthorOf(FeedAuthor author) => new(LegalText.Clean(author.Name), author.Url);

    // Null, and so absent, for an empty text.
    private static string? Clean(string text) => text.Length == 0 ? null : LegalText.Clean(text);

    private sealed record Document(
        string Version, string Title, string HomePageUrl, string FeedUrl, string? Description, string? NextUrl, string Favicon,
        IReadOnlyList<Author> Authors, string Language, IReadOnlyList<Hub>? Hubs, IReadOnlyList<Item> Items);

    private sealed record Item(
        string Id, string Url, string Title, string ContentHtml, string? Summary, DateTimeOffset DatePublished, DateTimeOffset DateModified,
        IReadOnlyList<Author> Authors, IReadOnlyList<string> Tags, string Language);

    private sealed record Author(string Name, string Url);

    private sealed record Hub(string Type, string Url);
}
