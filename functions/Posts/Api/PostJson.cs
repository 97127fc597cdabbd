using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Search;

namespace ServerlessBlog.Posts.Api;

/// <summary>A link to a post, as JSON.</summary>
public sealed record PostLinkJson(
    [property: ApiMember("The slug.", Example = "rss-reader-and-twitter")] string Slug,
    [property: ApiMember("The title.", Example = "TwitterはRSSリーダーではない")] string Title,
    [property: ApiMember("The permalink.", Format = "uri", Example = "https://blog.example/posts/rss-reader-and-twitter")] string Url);

/// <summary>A post as the API shows it. In a list, <c>body</c>, <c>html</c> and what stands around the post are left out.</summary>
public sealed record PostJson
{
    [ApiMember("The post's name in its permalink: lower-case letters of any script, digits, - and _.", Access = ApiAccess.WriteOnce, MinLength = 1, MaxLength = 100, Example = "twitter-outside-mixi-inside")]
    public required string Slug { get; init; }

    [ApiMember("The title, one line.", RequiredInRequest = true, MinLength = 1, MaxLength = 200, Example = "Twitterは外へ、mixiは内へ")]
    public required string Title { get; init; }

    [ApiMember("The text in its format, at most 1 MiB of UTF-8.", MaxLength = PostInput.MaxBodyBytes, Place = ApiPlace.Whole, Example = "同じ文を両方に送るのは、やめました。\n\n外向きの一言と、内向きの近況は別のものです。")]
    public string? Body { get; init; }

    [ApiMember("The language that the body is written in; markdown is CommonMark with tables, footnotes, task lists and links. HTML is sanitised in both.", Place = ApiPlace.Whole, Example = "markdown")]
    public PostFormat? Format { get; init; }

    [ApiMember("The excerpt, one line; taken from the text where the author wrote none.", MaxLength = 1000, Example = "外向きの一言と、内向きの近況。")]
    public required string Excerpt { get; init; }

    [ApiMember("The categories; the first is the main one.", MaxItems = 20, ItemMaxLength = 100, ItemPattern = @"^[^/\\]+$", Example = """["SNS"]""")]
    public required IReadOnlyList<string> Categories { get; init; }

    [ApiMember("The tags.", MaxItems = 50, ItemMaxLength = 100, ItemPattern = @"^[^/\\]+$", Example = """["twitter","mixi"]""")]
    public required IReadOnlyList<string> Tags { get; init; }

    [ApiMember("The id of the author's profile; that of the default author unless given.", MinLength = 1, MaxLength = 100, Example = "author")]
    public required string Author { get; init; }

    [ApiMember("The language, a BCP 47 tag; the blog's unless given.", MinLength = 2, MaxLength = 35, Example = "ja")]
    public required string Language { get; init; }

    [ApiMember("In what a search found: the passage of the text with the hits, as HTML with mark elements.", Access = ApiAccess.Read, Example = "…外向きの一言と、内向きの近況は別のもの。&lt;140字&gt;の<mark>Twitter</mark>には…")]
    public string? Match { get; init; }

    [ApiMember("Whether readers may comment, as far as the blog's settings let them.", Place = ApiPlace.Whole, Example = "true")]
    public bool? AllowComments { get; init; }

    [ApiMember("Whether trackbacks, pingbacks and webmentions are taken, as far as the blog's settings let them.", Place = ApiPlace.Whole, Example = "true")]
    public bool? AllowLinkbacks { get; init; }

    [ApiMember("Trackback URLs of other blogs to ping when the post is published, besides those found behind its links.", Place = ApiPlace.Whole, MaxItems = 20, ItemMaxLength = 2000, ItemPattern = "^https?://", Example = """["https://other.example/tb/12"]""")]
    public IReadOnlyList<string>? TrackbackUrls { get; init; }

    [ApiMember("Where the post stands.", Access = ApiAccess.WriteOnce, Values = ["draft", "scheduled", "published", "withdrawn"], RequestValues = ["draft", "published"], Example = "published")]
    public required PostStatus Status { get; init; }

    [ApiMember("When it was or will be published; for a published post between 1900 and now.", Example = "2010-01-03T06:12:45Z")]
    public DateTimeOffset? PublishedAt { get; init; }

    [ApiMember("When its content changed last.", Access = ApiAccess.Read, Example = "2010-01-04T12:00:00.250Z")]
    public required DateTimeOffset UpdatedAt { get; init; }

    [ApiMember("The number of its newest revision.", Access = ApiAccess.Read, Place = ApiPlace.Whole, Example = "3")]
    public int? Revision { get; init; }

    [ApiMember("The permalink.", Access = ApiAccess.Read, Format = "uri", Example = "https://blog.example/posts/twitter-outside-mixi-inside")]
    public required string Url { get; init; }

    [ApiMember("The text as sanitised HTML.", Access = ApiAccess.Read, Place = ApiPlace.Whole, Example = "<p>同じ文を両方に送るのは、やめました。</p>\n<p>外向きの一言と、内向きの近況は別のものです。</p>")]
    public string? Html { get; init; }

    [ApiMember("The next older post.", Access = ApiAccess.Read, Place = ApiPlace.WholeIfAny, Example = """{"slug":"new-year","title":"新年のごあいさつ","url":"https://blog.example/posts/new-year"}""")]
    public PostLinkJson? Previous { get; init; }

    [ApiMember("The next newer post.", Access = ApiAccess.Read, Place = ApiPlace.WholeIfAny, Example = """{"slug":"a-quiet-bookshop","title":"A quiet bookshop","url":"https://blog.example/posts/a-quiet-bookshop"}""")]
    public PostLinkJson? Next { get; init; }

    [ApiMember("Related posts, best first, at most ten.", Access = ApiAccess.Read, Place = ApiPlace.Whole)]
    public IReadOnlyList<PostLinkJson>? Related { get; init; }

    [ApiMember("How many comments are shown; absent in what a search found.", Access = ApiAccess.Read, Example = "2")]
    public int? CommentCount { get; init; }

    [ApiMember("How many linkbacks are shown; absent in what a search found.", Access = ApiAccess.Read, Example = "1")]
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
        AllowComments = view.Post.AllowComments,
        AllowLinkbacks = view.Post.AllowLinkbacks,
        TrackbackUrls = view.Post.TrackbackUrls,
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
        CommentCount = row.CommentCount,
        LinkbackCount = row.LinkbackCount,
    };

    public static PostJson Of(SearchHit hit, Urls urls) => new()
    {
        Slug = hit.Slug,
        Title = hit.Title,
        Excerpt = hit.Excerpt,
        Categories = hit.Categories,
        Tags = hit.Tags,
        Author = hit.Author,
        Language = hit.Language,
        Match = MatchHtml.Of(hit.Passage),
        Status = PostStatus.Published,
        PublishedAt = hit.PublishedAt,
        UpdatedAt = hit.UpdatedAt,
        Url = urls.Post(hit.Slug),
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
            post.AllowComments,
            post.AllowLinkbacks,
            post.TrackbackUrls,
            PublishedAt = post.PublishedAt is { } at ? Rfc3339.Format(at) : null,
        },
        JsonSerializer.Create(ApiJson.Settings));

    /// <summary>The entity tag of this representation.</summary>
    public string ETagFor(Post post) => VersionedETag.Of(post.Version, JsonConvert.SerializeObject(this, ApiJson.Settings));

    private static PostLinkJson? Link(PostLink? link, Urls urls) => link is null ? null : new PostLinkJson(link.Slug, link.Title, urls.Post(link.Slug));
}
