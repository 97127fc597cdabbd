using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Moderation.Model;

/// <summary>
/// What readers see of an approved item: a row beside the item, written and removed in the transaction that changes the
/// item's state. It has no e-mail address and nothing else that is not for everybody, so nothing that reads it can leak that.
/// </summary>
public sealed record ShownItem : ITableEntity
{
    /// <summary>What the row keys of shown comments begin with.</summary>
    public const string CommentPrefix = "shown:comment:";

    /// <summary>What the row keys of shown linkbacks begin with.</summary>
    public const string LinkbackPrefix = "shown:linkback:";

    /// <summary>What the row keys of all shown items begin with.</summary>
    public const string Prefix = "shown:";

    /// <summary>The slug of the post.</summary>
    public string PartitionKey { get; set; } = "";

    /// <summary>The kind of row, then the time ascending, then the id.</summary>
    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public FeedbackKind Kind { get; set; }

    /// <summary>See <see cref="FeedbackItem.Id"/>.</summary>
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Url { get; set; } = "";

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string ReplyTo { get; set; } = "";

    public bool IsAuthor { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    [IgnoreDataMember]
    public bool IsLinkback => Kind != FeedbackKind.Comment;

    public static ShownItem Of(FeedbackItem item) => new()
    {
        PartitionKey = item.Slug,
        RowKey = RowOf(item),
        Kind = item.Kind,
        Id = item.Id,
        Name = item.Name,
        Url = item.Url,
        Title = item.Title,
        Text = item.Text,
        ReplyTo = item.ReplyTo,
        IsAuthor = item.IsAuthor,
        CreatedAt = item.ReceivedAt,
    };

    /// <summary>The row key of what is shown of <paramref name="item"/>.</summary>
    public static string RowOf(FeedbackItem item) =>
        string.Create(CultureInfo.InvariantCulture, $"{(item.IsLinkback ? LinkbackPrefix : CommentPrefix)}{item.ReceivedAt.UtcTicks:D19}-{item.Id}");
}
