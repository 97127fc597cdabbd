using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>Remembers what the author decided about an item's sender and site.</summary>
public sealed class DecisionsFollower(MemoryKeys keys, AuthorDecisions decisions) : IFeedbackFollower
{
    /// <summary>Two transactions, and two more for an item with a URL; none for what the author has not decided.</summary>
    public Task FollowAsync(FeedbackItem item, CancellationToken cancellationToken) =>
        AuthorsDecision.On(item) is { } decision ? SetAsync(item, decision, cancellationToken) : Task.CompletedTask;

    private async Task SetAsync(FeedbackItem item, FeedbackState decision, CancellationToken cancellationToken)
    {
        await decisions.SetAsync(await keys.SenderAsync(item, cancellationToken), item.DeskId, decision, cancellationToken);
        if (await keys.SiteAsync(item, cancellationToken) is { } site)
            await decisions.SetAsync(site, item.DeskId, decision, cancellationToken);
    }
}
