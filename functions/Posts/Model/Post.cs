using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Posts.Model;

/// <summary>
/// The record of a post: the row <c>post</c> in the partition of its slug, and the one place where a change to a
/// post is committed. What stands below <see cref="IndexedVersion"/> is derived from the rest by the indexer.
/// </summary>
public sealed record Post : ITableEntity
{
    /// <summary>The row key of every post's record.</summary>
    public const string Row = "post";

    /// <summary>The most slugs in <see cref="ReferencedBy"/>.</summary>
    public const int MaxReferences = 200;

    /// <summary>The slug.</summary>
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = Row;

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    [IgnoreDataMember]
    public string Slug => PartitionKey;

    public PostStatus Status { get; set; }

    /// <summary>Counts the author's changes; the first part of the API's entity tag.</summary>
    public long Version { get; set; }

    /// <summary>Names the last change, so that a writer whose answer was lost can tell that it was the one.</summary>
    public string CommitId { get; set; } = "";

    /// <summary>Counts the revisions of the content, from 1.</summary>
    public int Revision { get; set; }

    /// <summary>The name of the blob, below the slug, that holds the body.</summary>
    public string BodyBlob { get; set; } = "";

    /// <summary>Whether the body is too long for a row of a list, so that only its blob has it.</summary>
    public bool HasLongBody { get; set; }

    public string Title { get; set; } = "";

    public PostFormat Format { get; set; }

    public string Language { get; set; } = "";

    /// <summary>The id of the author's profile.</summary>
    public string Author { get; set; } = "";

    /// <summary>The excerpt that the author wrote; empty when it is taken from the text.</summary>
    public string WrittenExcerpt { get; set; } = "";

    /// <summary>The excerpt taken from the beginning of the text.</summary>
    public string TextExcerpt { get; set; } = "";

    public string CategoriesJson { get; set; } = "[]";

    public string TagsJson { get; set; } = "[]";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was published, or, while it is scheduled, will be.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The fingerprint of title and text that similarity is estimated from.</summary>
    public string Signature { get; set; } = "";

    /// <summary>The version that the lists are in line with; another one means that the indexer has work to do.</summary>
    public long IndexedVersion { get; set; }

    /// <summary>Every row that may exist in a list for this post: what is there, and what a change in flight may add.</summary>
    public string PlacedJson { get; set; } = "[]";

    public string RelatedJson { get; set; } = "[]";

    /// <summary>The slugs of posts that show this one as related, the latest <see cref="MaxReferences"/>: whom to tell when it goes.</summary>
    public string ReferencedByJson { get; set; } = "[]";

    /// <summary>The title that posts related to this one were last told.</summary>
    public string ToldTitle { get; set; } = "";

    /// <summary>Whether readers may comment, as far as the blog's settings let them.</summary>
    public bool AllowComments { get; set; } = true;

    /// <summary>Whether trackbacks, pingbacks and webmentions are taken, as far as the blog's settings let them.</summary>
    public bool AllowLinkbacks { get; set; } = true;

    public string TrackbackUrlsJson { get; set; } = "[]";

    /// <summary>How many comments are shown; derived from the comments themselves.</summary>
    public int CommentCount { get; set; }

    /// <summary>How many linkbacks are shown; derived from the linkbacks themselves.</summary>
    public int LinkbackCount { get; set; }

    public string SyndicationJson { get; set; } = "[]";

    [IgnoreDataMember]
    public IReadOnlyList<string> Categories
    {
        get => StoredJson.Read<string>(CategoriesJson);
        init => CategoriesJson = StoredJson.Write(value);
    }

    [IgnoreDataMember]
    public IReadOnlyList<string> Tags
    {
        get => StoredJson.Read<string>(TagsJson);
        init => TagsJson = StoredJson.Write(value);
    }

    /// <summary>The trackback URLs that the author names: pinged besides those that are found behind the text's links.</summary>
    [IgnoreDataMember]
    public IReadOnlyList<string> TrackbackUrls
    {
        get => StoredJson.Read<string>(TrackbackUrlsJson);
        init => TrackbackUrlsJson = StoredJson.Write(value);
    }

    [IgnoreDataMember]
    public IReadOnlyList<Placement> Placed
    {
        get => StoredJson.Read<Placement>(PlacedJson);
        init => PlacedJson = StoredJson.Write(value);
    }

    [IgnoreDataMember]
    public IReadOnlyList<RelatedPost> Related
    {
        get => StoredJson.Read<RelatedPost>(RelatedJson);
        init => RelatedJson = StoredJson.Write(value);
    }

    [IgnoreDataMember]
    public IReadOnlyList<string> ReferencedBy
    {
        get => StoredJson.Read<string>(ReferencedByJson);
        init => ReferencedByJson = StoredJson.Write(value);
    }

    /// <summary>The statuses elsewhere that announce it; derived from its announcements.</summary>
    [IgnoreDataMember]
    public IReadOnlyList<StatusLink> Syndication
    {
        get => StoredJson.Read<StatusLink>(SyndicationJson);
        init => SyndicationJson = StoredJson.Write(value);
    }

    [IgnoreDataMember]
    public string Excerpt => WrittenExcerpt.Length > 0 ? WrittenExcerpt : TextExcerpt;
}
