using System.Collections.Frozen;
using System.Globalization;
using ServerlessBlog.Moderation.Desk.DeadLetters;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>The desk's words in one language, from <c>Texts/*.resx</c>.</summary>
public sealed class DeskTexts(string language) : TextTable("DeskTexts", language)
{
    // The reasons that have words of their own; any other is shown by its name.
    private static readonly FrozenSet<string> KnownReasons = new[]
    {
        "honeypot", "too-fast", "no-script", "rate", "links", "link-share", "markup", "blocked-word", "blocked-domain", "no-japanese", "repeat",
        "near-repeat", "known-sender", "known-site", "reply-to-nothing", "shouting", "garbage", "akismet", "akismet-unavailable",
        "no-link", "source-gone", "source-missing", "source-type", "source-too-large", "source-refused", "source-unreachable",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> KnownTasks =
        new[] { "tell-author", "tell-akismet", "tell-hubs", "merge-search", "post-deleted", "erased" }.ToFrozenSet(StringComparer.Ordinal);

    public string Desk => Text();

    public string Linkbacks => Text();

    public string Messages => Text();

    public string Navigation => Text();

    public string SignIn => Text();

    public string SignInHint => Text();

    public string Key => Text();

    public string SignInButton => Text();

    public string WrongKey => Text();

    public string TooManyKeys => Text();

    public string SessionOver => Text();

    public string SignOut => Text();

    public string SignOutEverywhere => Text();

    public string States => Text();

    public string Newest => Text();

    public string Older => Text();

    public string NoMore => Text();

    public string EmptyHint => Text();

    public string Approve => Text();

    public string Reject => Text();

    public string Spam => Text();

    public string Select => Text();

    public string Selected => Text();

    public string SelectAll => Text();

    public string NoName => Text();

    public string ByAuthor => Text();

    public string About => Text();

    public string Email => Text();

    public string Url => Text();

    public string Verified => Text();

    public string NotVerified => Text();

    public string Reasons => Text();

    public string Reply => Text();

    public string ReplyLabel => Text();

    public string ReplyHint => Text();

    public string ReplyApproves => Text();

    public string ReplyButton => Text();

    public string Undo => Text();

    public string UndoHint => Text();

    public string Keyboard => Text();

    public string KeyNext => Text();

    public string KeyPrevious => Text();

    public string KeyHelp => Text();

    public string KeysHint => Text();

    public string KeysOn => Text();

    public string Close => Text();

    public string NotReached => Text();

    public string MessagesHint => Text();

    public string NoMessages => Text();

    public string Retry => Text();

    public string RetryAll => Text();

    public string SelectedTemplate => Text();

    public string ReplyInvalid(int max) => Fill(Text(), max);

    public string Score(int score) => Fill(Text(), score);

    public string Deliveries(int count) => Fill(Text(), count);

    /// <summary>What a reason adds to the score, with its sign.</summary>
    public static string Points(int score) => score.ToString("+0;−0;±0", CultureInfo.InvariantCulture);

    public string StateName(FeedbackState state) => Text("State" + Of(state));

    public string Empty(FeedbackState state) => Text("Empty" + Of(state));

    public string KindName(FeedbackKind kind) => Text("Kind" + kind);

    /// <summary>A reason in words, with what exactly was noticed.</summary>
    public string ReasonText(Reason reason)
    {
        var words = KnownReasons.Contains(reason.Name) ? Text("Reason-" + reason.Name) : reason.Name;
        return reason.Detail.Length > 0 ? Fill(Text("ReasonWithDetail"), words, reason.Detail) : words;
    }

    /// <summary>What was just done.</summary>
    public string Done(DeskNotice notice) => Fill(Text("Done-" + notice.Done), notice.Count);

    /// <summary>How many it was not possible for.</summary>
    public string Failed(DeskNotice notice) => Fill(
        Text(notice.Done switch
        {
            DeskNotice.Undone => "FailedUndo",
            DeskNotice.Retried => "FailedRetry",
            DeskNotice.SentAgain => "FailedSend",
            _ => "FailedDecision",
        }),
        notice.Failed);

    public string QueueName(string queue) => queue switch
    {
        Queues.Moderation => Text("QueueModeration"),
        Queues.Linkbacks => Text("QueueLinkbacks"),
        Queues.Indexing => Text("QueueIndexing"),
        _ => Text("QueueSyndication"),
    };

    /// <summary>What a message asked for.</summary>
    public string MessageKind(DeadLetter message) => message.Kind switch
    {
        null => Text("MessageUnreadable"),
        "" => Text("Message" + (message.Queue == Queues.Moderation ? "Feedback" : "Post")),
        { } kind when KnownTasks.Contains(kind) => Text("Task-" + kind),
        { } kind => kind,
    };

    private static FeedbackState Of(FeedbackState state) => state == FeedbackState.Received ? FeedbackState.Pending : state;
}
