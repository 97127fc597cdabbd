using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Posts.Model;

/// <summary>
/// One revision of a post's content, written in the same transaction as the post itself and never changed. Its body
/// is the blob <see cref="BodyBlob"/>, which several revisions may share.
/// </summary>
public sealed record Revision : ITableEntity
{
    /// <summary>What every revision's row key begins with.</summary>
    public const string RowPrefix = "revision:";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public int Number { get; set; }

    public string BodyBlob { get; set; } = "";

    public string Title { get; set; } = "";

    public PostFormat Format { get; set; }

    public string Language { get; set; } = "";

    public string Author { get; set; } = "";

    public string WrittenExcerpt { get; set; } = "";

    public string CategoriesJson { get; set; } = "[]";

    public string TagsJson { get; set; } = "[]";

    /// <summary>When this revision was written.</summary>
    public DateTimeOffset WrittenAt { get; set; }

    [IgnoreDataMember]
    public IReadOnlyList<string> Categories => StoredJson.Read<string>(CategoriesJson);

    [IgnoreDataMember]
    public IReadOnlyList<string> Tags => StoredJson.Read<string>(TagsJson);

    public static string RowOf(int number) => RowPrefix + number.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>The revision that <paramref name="post"/> is at.</summary>
    public static Revision Of(Post post) => new()
    {
        PartitionKey = post.Slug,
        RowKey = RowOf(post.Revision),
        Number = post.Revision,
        BodyBlob = post.BodyBlob,
        Title = post.Title,
        Format = post.Format,
        Language = post.Language,
        Author = post.Author,
        WrittenExcerpt = post.WrittenExcerpt,
        CategoriesJson = post.CategoriesJson,
        TagsJson = post.TagsJson,
        WrittenAt = post.UpdatedAt,
    };
}
