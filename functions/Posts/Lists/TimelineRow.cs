using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Lists;

/// <summary>One post in one list, with all that a list page shows of it, and the body for feeds.</summary>
public sealed record TimelineRow : ITableEntity
{
    /// <summary>The list.</summary>
    public string PartitionKey { get; set; } = "";

    /// <summary>Descending time, then the slug.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Slug { get; set; } = "";

    public string Title { get; set; } = "";

    public string Excerpt { get; set; } = "";

    public string Author { get; set; } = "";

    public string Language { get; set; } = "";

    public string CategoriesJson { get; set; } = "[]";

    public string TagsJson { get; set; } = "[]";

    public PostStatus Status { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public string Signature { get; set; } = "";

    public int CommentCount { get; set; }

    public int LinkbackCount { get; set; }

    /// <summary>In the list of all posts: the slug of the next newer post, empty for none.</summary>
    public string NewerSlug { get; set; } = "";

    /// <summary>In the list of all posts: the title of the next newer post.</summary>
    public string NewerTitle { get; set; } = "";

    /// <summary>The format of the body below.</summary>
    public PostFormat Format { get; set; }

    /// <summary>The body, see <see cref="RowContent"/>; absent in lists of posts that are not published, where it was not asked for, and when it is too long.</summary>
    public byte[]? Content { get; set; }

    public byte[]? Content2 { get; set; }

    public byte[]? Content3 { get; set; }

    public byte[]? Content4 { get; set; }

    /// <summary>The body's blob, below the slug, for a body that is not in the row.</summary>
    public string BodyBlob { get; set; } = "";

    /// <summary>The body, or null when it is not in the row.</summary>
    [IgnoreDataMember]
    public string? Body =>
        Content is null ? null : RowContent.Unpack(new[] { Content, Content2, Content3, Content4 }.OfType<byte[]>());

    [IgnoreDataMember]
    public IReadOnlyList<string> Categories => StoredJson.Read<string>(CategoriesJson);

    [IgnoreDataMember]
    public IReadOnlyList<string> Tags => StoredJson.Read<string>(TagsJson);

    /// <summary>The row of <paramref name="post"/> in <paramref name="list"/>, with its packed body where it has one.</summary>
    public static TimelineRow Of(Post post, string list, string key, IReadOnlyList<byte[]>? content = null) => new()
    {
        PartitionKey = list,
        RowKey = key,
        Slug = post.Slug,
        Title = post.Title,
        Excerpt = post.Excerpt,
        Author = post.Author,
        Language = post.Language,
        CategoriesJson = post.CategoriesJson,
        TagsJson = post.TagsJson,
        Status = post.Status,
        PublishedAt = post.PublishedAt,
        UpdatedAt = post.UpdatedAt,
        Signature = post.Signature,
        CommentCount = post.CommentCount,
        LinkbackCount = post.LinkbackCount,
        Format = post.Format,
        BodyBlob = post.BodyBlob,
        Content = content?.ElementAtOrDefault(0),
        Content2 = content?.ElementAtOrDefault(1),
        Content3 = content?.ElementAtOrDefault(2),
        Content4 = content?.ElementAtOrDefault(3),
    };

    /// <summary>The row as it is read for a list: without the body.</summary>
    public TimelineRow WithoutContent() => this with { Content = null, Content2 = null, Content3 = null, Content4 = null };
}
