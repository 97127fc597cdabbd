using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Posts.Api;

/// <summary>A link to a post, as JSON.</summary>
public sealed record PostLinkJson(string Slug, string Title, string Url);

/// <summary>A post as the API shows it. In a list, <c>body</c>, <c>html</c> and what stands around the post are left out.</summary>
public sealed record PostJson
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string? Body { get; init; }

    public PostFormat? Format { get; init; }

    public required string Excerpt { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required string Author { get; init; }

    public required string Language { get; init; }

    public required PostStatus Status { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public int? Revision { get; init; }

    public required string Url { get; init; }

    public string? Html { get; init; }

    public PostLinkJson? Previous { get; init; }

    public PostLinkJson? Next { get; init; }

    public IReadOnlyList<PostLinkJson>? Related { get; init; }

    public int? CommentCount { get; init; }

    public int? LinkbackCount { get; init; }

    public static PostJson Of(PostView view, Urls urls) => new()
    {
        Slug = view.Post.Slug,
        Title = view.Post.Title,
        Body = view.Body,
        Format = view.Post.Format,
        Excerpt = view.Post.Excerpt,
        Categories = view.Post.Categories,
        Tags = view.Post.Tags,
        Author = view.Post.Author,
        Language = view.Post.Language,
        Status = view.Post.Status,
        PublishedAt = view.Post.PublishedAt,
        UpdatedAt = view.Post.UpdatedAt,
        Revision = view.Post.Revision,
        Url = urls.Post(view.Post.Slug),
        Html = view.Html,
        Previous = Link(view.Previous, urls),
        Next = Link(view.Next, urls),
        Related = [.. view.Related.Select(related => Link(related, urls)!)],
        CommentCount = view.Post.CommentCount,
        LinkbackCount = view.Post.LinkbackCount,
    };

    public static PostJson Of(TimelineRow row, Urls urls) => new()
    {
        Slug = row.Slug,
        Title = row.Title,
        Excerpt = row.Excerpt,
        Categories = row.Categories,
        Tags = row.Tags,
        Author = row.Author,
        Language = row.Language,
        Status = row.Status,
        PublishedAt = row.PublishedAt,
        UpdatedAt = row.UpdatedAt,
        Url = urls.Post(row.Slug),
    };

    /// <summary>The members that a request may set, as they are now: what a merge patch is applied to.</summary>
    public static JObject Writable(Post post, string body) => JObject.FromObject(
        new
        {
            post.Title,
            Body = body,
            post.Format,
            Excerpt = post.WrittenExcerpt,
            post.Categories,
            post.Tags,
            post.Author,
            post.Language,
            PublishedAt = post.PublishedAt is { } at ? Rfc3339.Format(at) : null,
        },
        JsonSerializer.Create(ApiJson.Settings));

    /// <summary>The entity tag of this representation.</summary>
    public string ETagFor(Post post) => VersionedETag.Of(post.Version, JsonConvert.SerializeObject(this, ApiJson.Settings));

    private static PostLinkJson? Link(PostLink? link, Urls urls) => link is null ? null : new PostLinkJson(link.Slug, link.Title, urls.Post(link.Slug));
}
