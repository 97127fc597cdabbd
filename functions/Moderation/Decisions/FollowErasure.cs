using Newtonsoft.Json;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Decisions;

/// <summary>Takes an item that was removed off the desk and out of the counts, if whoever removed it could not.</summary>
public sealed class FollowErasure(FeedbackStore store, FeedbackSettler settler, QueueSender queue, BlogClock clock) : IModerationTask
{
    public string Kind => FeedbackErased.MessageKind;

    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var erased = JsonConvert.DeserializeObject<FeedbackErased>(message)!;
        if (await store.FindAsync(erased.Slug, erased.Row, cancellationToken) is not { } item || item.DeskId != erased.DeskId)
            await settler.ForgetAsync(erased.Slug, erased.DeskId, cancellationToken);
        else if (erased.Attempt == 0)
            // The removal may still be on its way.
            await queue.SendAsync(Queues.Moderation, erased with { Attempt = 1 }, clock.Now + FeedbackCommitter.CommitDeadline, cancellationToken);
    }
}
