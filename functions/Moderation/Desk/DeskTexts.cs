using System.Collections.Frozen;
using System.Globalization;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Moderation.Desk.DeadLetters;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>The desk's words in one language, from <c>Texts/*.resx</c>.</summary>
public sealed partial class DeskTexts(string language) : TextTable("DeskTexts", language)
{
    // The reasons that have words of their own; any other is shown by its name.
    private static readonly FrozenSet<string> KnownReasons = new[]
    {
        "honeypot", "too-fast", "no-script", "rate", "links", "link-share", "markup", "blocked-word", "blocked-domain", "no-japanese", "repeat",
        "near-repeat", "known-sender", "known-site", "reply-to-nothing", "shouting", "garbage", "akismet", "akismet-unavailable",
        "no-link", "source-gone", "source-missing", "source-type", "source-too-large", "source-refused", "source-unreachable",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> KnownTasks =
        new[] { "tell-author", "tell-akismet", "tell-hubs", "tell-stopped", "merge-search", "post-deleted", "erased" }.ToFrozenSet(StringComparer.Ordinal);

    public string SelectedTemplate => Text();

    public string ReplyInvalid(int max) => Fill(Text(), max);

    public string NextAttempt(string when) => Fill(Text(), when);

    /// <summary>How far telling another page has come.</summary>
    public string SendStateName(SendState state) => Text("Send-" + state);

    /// <summary>What came of the last attempt to tell it.</summary>
    public string SendOutcomeName(SendOutcome outcome) => Text("Outcome-" + outcome);

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
            DeskNotice.TakenBack or DeskNotice.Unanswered or DeskNotice.Dropped => "FailedAnnouncement",
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
        "" => Text(message.Queue switch { Queues.Moderation => "MessageFeedback", Queues.Syndication => "MessageAnnouncements", _ => "MessagePost" }),
        { } kind when KnownTasks.Contains(kind) => Text("Task-" + kind),
        { } kind => kind,
    };

    private static FeedbackState Of(FeedbackState state) => state == FeedbackState.Received ? FeedbackState.Pending : state;
}
