using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Moderation.Model;

/// <summary>
/// A comment or a linkback with its state: a row in the partition of its post's slug, and the one place where a change
/// to it is committed. What readers see is copied from it into a <see cref="ShownItem"/> in the same transaction.
/// </summary>
public sealed record FeedbackItem : ITableEntity
{
    /// <summary>What the row key of every comment begins with; its id follows.</summary>
    public const string CommentPrefix = "comment:";

    /// <summary>What the row key of every linkback begins with; the hash of its source's URL follows.</summary>
    public const string LinkbackPrefix = "linkback:";

    /// <summary>The slug of the post.</summary>
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    [IgnoreDataMember]
    public string Slug => PartitionKey;

    /// <summary>The id within the post and its kind of row: a comment's id, or the hash of a linkback's source.</summary>
    [IgnoreDataMember]
    public string Id => RowKey[(RowKey.IndexOf(':', StringComparison.Ordinal) + 1)..];

    public FeedbackKind Kind { get; set; }

    public FeedbackState State { get; set; }

    /// <summary>The state before the author's last decision: what undo goes back to.</summary>
    public FeedbackState PreviousState { get; set; }

    /// <summary>Counts the changes; a message names the one that it was sent for.</summary>
    public long Version { get; set; }

    /// <summary>Names the last change, so that a writer whose answer was lost can tell that it was the one.</summary>
    public string CommitId { get; set; } = "";

    /// <summary>The id on the author's desk: descending time, then chance, so that the newest comes first.</summary>
    public string DeskId { get; set; } = "";

    /// <summary>The states whose desk partition may hold a row for this item: comma list, brought down to one when it settles.</summary>
    public string DeskStates { get; set; } = "";

    /// <summary>Whether the judge has something to do: it is new, or was sent again.</summary>
    public bool NeedsJudging { get; set; }

    /// <summary>Whether the post's counts may not yet know of this item's last change.</summary>
    public bool NeedsCounting { get; set; }

    /// <summary>How often the judge had to put it off because the source could not be fetched.</summary>
    public int Attempts { get; set; }

    public string ReasonsJson { get; set; } = "[]";

    /// <summary>When it first arrived.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>When it was last sent, by whoever sent it.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When the author last decided about it.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Who wrote it: a commenter's name, or the author or blog of a linkback. May be empty in a linkback.</summary>
    public string Name { get; set; } = "";

    /// <summary>A commenter's e-mail address. It leaves through the desk and nothing else.</summary>
    public string Email { get; set; } = "";

    /// <summary>A commenter's own page, or the source of a linkback: an http or https URL, or empty.</summary>
    public string Url { get; set; } = "";

    /// <summary>The title of a linkback's source.</summary>
    public string Title { get; set; } = "";

    /// <summary>The plain text of a comment, or the excerpt of a linkback.</summary>
    public string Text { get; set; } = "";

    /// <summary>The id of the comment that this one answers; empty for none.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Of a linkback: the URL that it says it links to, as it was sent.</summary>
    public string Target { get; set; } = "";

    /// <summary>Whether the source of a linkback was seen to link to the post when it was last fetched. Only then may it be approved.</summary>
    public bool IsVerified { get; set; }

    /// <summary>Whether the blog's own author wrote it.</summary>
    public bool IsAuthor { get; set; }

    /// <summary>The keyed hash of the client's address, which changes its key every day; empty when the address is not known.</summary>
    public string ClientHash { get; set; } = "";

    /// <summary>The client's address, encrypted, for an outside spam check that asks for it; erased once that is done. Usually empty.</summary>
    public string SealedClient { get; set; } = "";

    /// <summary>The browser's name for itself, for an outside spam check; erased once that is done. Usually empty.</summary>
    public string UserAgent { get; set; } = "";

    /// <summary>Whether a field was filled in that people do not see.</summary>
    public bool FilledHoneypot { get; set; }

    /// <summary>How many milliseconds the form was open, as its script measured; null without a script.</summary>
    public int? ElapsedMs { get; set; }

    [IgnoreDataMember]
    public bool IsLinkback => Kind != FeedbackKind.Comment;

    [IgnoreDataMember]
    public IReadOnlyList<Reason> Reasons
    {
        get => Newtonsoft.Json.JsonConvert.DeserializeObject<IReadOnlyList<Reason>>(ReasonsJson) ?? [];
        init => ReasonsJson = Newtonsoft.Json.JsonConvert.SerializeObject(value);
    }

    /// <summary>The sum of the reasons' scores.</summary>
    [IgnoreDataMember]
    public int Score => Reasons.Sum(reason => reason.Score);

    /// <summary>The row key of the comment with this id.</summary>
    public static string CommentRow(string id) => CommentPrefix + id;
}
