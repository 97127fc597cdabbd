using Azure.Data.Tables;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>
/// An announcement that a restore brings back and that was due before now may have been sent since the back-up: it comes back
/// as unknown, and the author decides. One that is for later gets its message and its row in the schedule.
/// </summary>
public sealed class ReturningAnnouncements(PostReader posts, AnnouncementStore store, AnnouncementSchedule schedule, QueueSender queue, BlogClock clock) : IReturningRows
{
    public string Table => StorageNames.Announcements;

    public async Task ReturnAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var state = row.GetString(nameof(Announcement.State));
        if (row.PartitionKey.StartsWith('~') || state is not (nameof(AnnouncementState.Planned) or nameof(AnnouncementState.Sending)))
            return;
        var post = await posts.FindAsync(row.PartitionKey, cancellationToken);
        var at = Later(row.GetDateTimeOffset(nameof(Announcement.At)), row.GetDateTimeOffset(nameof(Announcement.NextAt)));
        if (state == nameof(AnnouncementState.Sending) || (WasPublic(post) && (at is null || at <= clock.Now)))
            await DoubtAsync(row, cancellationToken);
        else if (at > clock.Now)
            await WaitAsync(row.PartitionKey, at.Value, cancellationToken);
    }

    // A scheduled post has been published since, where the blog was not lost in the same moment.
    private bool WasPublic(Post? post) => post?.Status == PostStatus.Published || (post?.Status == PostStatus.Scheduled && post.PublishedAt <= clock.Now);

    private async Task DoubtAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var pointer = new Announcement { PartitionKey = row.PartitionKey, RowKey = row.RowKey, LedgerKey = row.GetString(nameof(Announcement.LedgerKey)) ?? "" };
        await store.NoteAsync(LedgerEntry.Undecided, pointer, cancellationToken);
        var noted = (new Announcement
        {
            HistoryJson = row.GetString(nameof(Announcement.HistoryJson)) ?? "[]",
            State = AnnouncementState.Unknown,
            Reason = AnnouncementReason.AnswerLost,
        }).Noted(clock.Now);
        row[nameof(Announcement.State)] = noted.State.ToString();
        row[nameof(Announcement.Reason)] = noted.Reason.ToString();
        row[nameof(Announcement.Detail)] = "It was brought back from a back-up after its time; whether it was sent is not known.";
        row[nameof(Announcement.HistoryJson)] = noted.HistoryJson;
        row[nameof(Announcement.UpdatedAt)] = noted.UpdatedAt;
        row.Remove(nameof(Announcement.NextAt));
        row.Remove(nameof(Announcement.TurnAt));
    }

    private async Task WaitAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await schedule.AddAsync(slug, at, cancellationToken);
        await queue.SendAsync(Queues.Syndication, new AnnouncementsDue(slug), at, cancellationToken);
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a > b ? a : b ?? a;
}
