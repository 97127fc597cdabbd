using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Lists;

/// <summary>One post in one list, with all that a list page or a feed shows of it.</summary>
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

    /// <summary>In the list of all posts: the slug of the next newer post, empty for none.</summary>
    public string NewerSlug { get; set; } = "";

    /// <summary>In the list of all posts: the title of the next newer post.</summary>
    public string NewerTitle { get; set; } = "";

    [IgnoreDataMember]
    public IReadOnlyList<string> Categories => StoredJson.Read<string>(CategoriesJson);

    [IgnoreDataMember]
    public IReadOnlyList<string> Tags => StoredJson.Read<string>(TagsJson);

    /// <summary>The row of <paramref name="post"/> in <paramref name="list"/>.</summary>
    public static TimelineRow Of(Post post, string list, string key) => new()
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
    };
}
