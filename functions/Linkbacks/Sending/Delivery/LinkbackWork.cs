using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Plan;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>
/// What the consumer does for a post: plans who is to be told of the state that it is in, and tells those whose time has
/// come. Delivered twice, late or to two at once, a message has nobody told twice.
/// </summary>
public sealed partial class LinkbackWork(
    PostReader posts, SendPlanner planner, LinkbackTeller teller, QueueSender queue, IOptions<SendingOptions> options, TimeProvider time, ILogger<LinkbackWork> logger)
{
    // Slow servers keep one delivery no longer than this, and the one attempt that was begun last; the rest has a message of its own.
    private static readonly TimeSpan WorkTime = TimeSpan.FromSeconds(40);

    // A message may come this much early, because clocks differ.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(5);

    private const int AtOnce = 4;

    public async Task HandleAsync(LinksChanged message, CancellationToken cancellationToken)
    {
        if (!options.Value.Send || await posts.FindAsync(message.Slug, cancellationToken) is not { } post)
            return;
        IReadOnlyList<SentLinkback> rows;
        try
        {
            rows = await planner.PlanAsync(post, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.Gone)
        {
            // Deleted since its record was read; that has a message of its own.
            return;
        }

        var wakeups = new Wakeups(queue, Queues.Linkbacks, message);
        var isLeft = await TellAsync(post, rows, wakeups, cancellationToken);
        foreach (var row in rows.Where(row => row.State == SendState.Sending))
            await wakeups.AtAsync(row.ClaimedAt!.Value + SendPlan.LongestAttempt, cancellationToken);
        if (isLeft)
            await wakeups.AtAsync(time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Tells those whose time has come; whether some are left when the time of this delivery is over.</summary>
    private async Task<bool> TellAsync(Post post, IReadOnlyList<SentLinkback> rows, Wakeups wakeups, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Early;
        var due = rows.Where(row => row is { State: SendState.Planned } && (row.NextAt ?? until) <= until).ToList();
        var taken = new TrackbackEndpoints(rows);
        var start = time.GetTimestamp();
        var (left, failed) = (0, 0);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (row, token) =>
            {
                if (time.GetElapsedTime(start) >= WorkTime)
                {
                    Interlocked.Increment(ref left);
                    return;
                }

                try
                {
                    await teller.TellAsync(post, row, taken, wakeups, token);
                }
#pragma warning disable CA1031 // Whatever is wrong with this one, the next ones must have their turn; the message comes again for it.
                catch (Exception exception) when (!token.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    Interlocked.Increment(ref failed);
                    LogFailed(logger, exception);
                }
            });
        return failed == 0 ? left > 0 : throw new InvalidOperationException($"{failed} of {due.Count} linkbacks failed on our side; the message comes again.");
    }

    [LoggerMessage(EventId = 4202, Level = LogLevel.Warning, Message = "A linkback failed on our side")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
