using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Notices.Channels;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>Has the author told when an item waits for a first decision.</summary>
public sealed class NoticeFollower(IEnumerable<INoticeChannel> channels, NoticeSchedule schedule) : IFeedbackFollower
{
    public async Task FollowAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        // What the author took back waits too, but the author knows of it.
        if (item is not { State: FeedbackState.Pending, IsAuthor: false } || AuthorsDecision.WasTakenBack(item))
            return;
        foreach (var channel in channels.Where(channel => channel.IsOn))
            await schedule.EnsureAsync(channel.Name, cancellationToken);
    }
}
