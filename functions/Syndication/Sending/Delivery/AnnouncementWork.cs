using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>
/// What the consumer does for a post: sends the announcements whose time has come, cancels those of a post that is gone, and
/// brings the post's links to its statuses in line. Delivered twice, late or to two at once, a message has nothing sent twice.
/// </summary>
public sealed partial class AnnouncementWork(
    PostReader posts, AnnouncementStore store, Announcer announcer, AnnouncementEnd end, StatusLinks links, QueueSender queue, ILogger<AnnouncementWork> logger)
{
    private const int AtOnce = 8;

    public async Task HandleAsync(string slug, CancellationToken cancellationToken)
    {
        var rows = await store.OfPostAsync(slug, cancellationToken);
        if (rows.Count == 0)
            return;
        var post = await posts.FindAsync(slug, cancellationToken);
        var wakeups = new Wakeups(queue, Queues.Syndication, new AnnouncementsDue(slug));
        var failed = 0;
        await Parallel.ForEachAsync(
            rows,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (row, token) =>
            {
                try
                {
                    await HandleAsync(post, row, rows, wakeups, token);
                }
#pragma warning disable CA1031 // Whatever is wrong with this one, the next ones must have their turn; the message comes again for it.
                catch (Exception exception) when (!token.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    Interlocked.Increment(ref failed);
                    LogFailed(logger, exception, row.Channel);
                }
            });
        await links.BringInLineAsync(slug, wakeups, cancellationToken);
        if (failed > 0)
            throw new InvalidOperationException($"{failed} of {rows.Count} announcements failed on our side; the message comes again.");
    }

    private Task HandleAsync(Post? post, Announcement row, IReadOnlyList<Announcement> rows, Wakeups wakeups, CancellationToken cancellationToken) => row.State switch
    {
        AnnouncementState.Planned when post is null or { Status: PostStatus.Withdrawn or PostStatus.Deleted } =>
            end.CancelAsync(row, AnnouncementReason.PostGone, "", cancellationToken),
        AnnouncementState.Planned when post!.Status == PostStatus.Published => announcer.AnnounceAsync(post, row, rows, wakeups, cancellationToken),
        AnnouncementState.Sending => announcer.TakeUpAsync(row, wakeups, cancellationToken),
        _ => Task.CompletedTask,
    };

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "An announcement on {Channel} failed on our side")]
    private static partial void LogFailed(ILogger logger, Exception exception, string channel);
}
