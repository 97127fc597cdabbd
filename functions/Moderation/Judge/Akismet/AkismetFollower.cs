using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Judge.Akismet;

/// <summary>Has Akismet told when the author decided about an item. The telling is a message, so that the author does not wait for it.</summary>
public sealed class AkismetFollower(IOptions<ModerationOptions> options, QueueSender queue) : IFeedbackFollower
{
    public Task FollowAsync(FeedbackItem item, CancellationToken cancellationToken) =>
        options.Value.Akismet.IsOn && AuthorsDecision.On(item) is FeedbackState.Approved or FeedbackState.Spam
            ? queue.SendAsync(Queues.Moderation, new DecisionForAkismet(item.Slug, item.RowKey, 0), default, cancellationToken)
            : Task.CompletedTask;
}

/// <summary>The message that has Akismet told of the author's decision about an item, if it believes otherwise.</summary>
public sealed record DecisionForAkismet(string Slug, string Row, int Attempt)
{
    public const string MessageKind = "tell-akismet";

    public string Kind { get; } = MessageKind;
}
