using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Api;

/// <summary>Reads the members of a post from a request.</summary>
public sealed class PostInput(IOptions<BlogOptions> options, BlogClock clock)
{
    /// <summary>The most bytes of UTF-8 that a body may have.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>The most UTF-16 units of all categories and tags together: a record names each list that the post is or was in.</summary>
    public const int MaxNameUnits = 3000;

    /// <summary>What a category or tag may not hold, because a path segment of a URL cannot carry it everywhere.</summary>
    private const string ForbiddenInNames = "/\\";

    /// <summary>Members that a GET shows and a request may send back; they say nothing new.</summary>
    private static readonly string[] ReadOnlyMembers =
        ["html", "previous", "next", "related", "commentCount", "linkbackCount", "updatedAt", "revision", "url", "match"];

    /// <summary>A new post: its slug if one is given, its content, and whether it is to be published at once.</summary>
    public (string? Slug, PostContent Content, bool Publish) ReadNew(JObject json)
    {
        var fields = new Fields(json);
        var slug = fields.Text("slug");
        if (slug is not null && Text.Slug.Problem(slug) is { } problem)
            fields.Error("slug", problem);
        var status = fields.Text("status");
        if (status is not (null or "draft" or "published"))
            fields.Error("status", "A new post is a draft or published; to schedule it, create a draft and use POST .../schedule.");
        var content = ReadContent(fields, isPublished: status == "published");
        fields.ThrowIfInvalid();
        return (slug, content, status == "published");
    }

    /// <summary>The whole new content of <paramref name="current"/>.</summary>
    public PostContent ReadReplacement(JObject json, Post current)
    {
        var fields = new Fields(json);
        if (fields.Text("slug") is { } slug && slug != current.Slug)
            fields.Error("slug", "A permalink does not move; leave slug out.");
        if (fields.Text("status") is { } status && !status.Equals(current.Status.ToString(), StringComparison.OrdinalIgnoreCase))
            fields.Error("status", "Change the status with POST .../publish, .../schedule or .../withdraw, or with DELETE.");
        var content = ReadContent(fields, current.Status == PostStatus.Published);
        if (current.Status == PostStatus.Scheduled && content.PublishedAt is { } at && at != current.PublishedAt)
            fields.Error("publishedAt", "Change the time of a scheduled post with POST .../schedule.");
        fields.ThrowIfInvalid();
        return current.Status == PostStatus.Scheduled ? content with { PublishedAt = null } : content;
    }

    /// <summary>The content of <paramref name="current"/> with a merge patch (RFC 7396) applied: null takes a member's default.</summary>
    public PostContent ReadPatch(JObject patch, Post current, string body)
    {
        var merged = PostJson.Writable(current, body);
        foreach (var member in patch.Properties())
            merged[member.Name] = member.Value;
        return ReadReplacement(merged, current);
    }

    private PostContent ReadContent(Fields fields, bool isPublished)
    {
        foreach (var name in ReadOnlyMembers)
            fields.Ignore(name);
        var title = fields.Line("title", 1, 200);
        if (title is null)
            fields.Error("title", "A post needs a title of 1 to 200 characters.");
        var body = fields.Text("body") ?? "";
        if (Characters.HasUnpairedSurrogate(body))
            fields.Error("body", "The text holds half of a surrogate pair; send valid Unicode.");
        else if (System.Text.Encoding.UTF8.GetByteCount(body) > MaxBodyBytes)
            fields.Error("body", "The text of a post has at most 1 MiB in UTF-8.");
        var language = fields.Text("language") ?? options.Value.Language;
        if (!LanguageTag.IsValid(language))
            fields.Error("language", "This must be a language tag such as ja or en.");
        var author = fields.Line("author", 1, 100) ?? AuthorDirectory.DefaultId;
        var publishedAt = fields.Time("publishedAt");
        if (publishedAt is { } at && (at.Year < 1900 || (at > clock.Now && isPublished)))
            fields.Error("publishedAt", "This must be between 1900 and now; for a time to come, use POST .../schedule.");
        var categories = fields.Lines("categories", 20, 100, ForbiddenInNames) ?? [];
        var tags = fields.Lines("tags", 50, 100, ForbiddenInNames) ?? [];
        if (categories.Concat(tags).Sum(name => name.Length) > MaxNameUnits)
            fields.Error("tags", $"Categories and tags may have {MaxNameUnits} characters together.");
        return new PostContent
        {
            Title = title ?? "",
            Body = body,
            Format = ReadFormat(fields),
            Excerpt = fields.Line("excerpt", 0, 1000) ?? "",
            Categories = categories,
            Tags = tags,
            Author = author,
            Language = language,
            AllowComments = fields.Flag("allowComments") ?? true,
            AllowLinkbacks = fields.Flag("allowLinkbacks") ?? true,
            TrackbackUrls = TrackbackUrlList.Read(fields),
            PublishedAt = publishedAt is { } time ? BlogClock.Truncate(time) : null,
        };
    }

    private static PostFormat ReadFormat(Fields fields)
    {
        switch (fields.Text("format"))
        {
            case null or "markdown":
                return PostFormat.Markdown;
            case "html":
                return PostFormat.Html;
            default:
                fields.Error("format", "This must be markdown or html.");
                return PostFormat.Markdown;
        }
    }
}
