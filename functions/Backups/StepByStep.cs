using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Backups;

/// <summary>Does long work in steps: for a minute, because a message's lock is renewed for five only, then another message has it gone on with.</summary>
public sealed class StepByStep(QueueSender queue, TimeProvider time)
{
    private static readonly TimeSpan WorkTime = TimeSpan.FromMinutes(1);

    /// <summary>Does one step after another until <paramref name="stepAsync"/> says that none is left, or the minute is over.</summary>
    /// <param name="work">The message that has the work gone on with.</param>
    /// <param name="stepAsync">Does a step; false when it was the last.</param>
    /// <param name="cancellationToken">Ends the work; the message comes again.</param>
    public async Task RunAsync(object work, Func<Task<bool>> stepAsync, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (await stepAsync())
        {
            if (time.GetElapsedTime(start) < WorkTime)
                continue;
            await queue.SendAsync(Queues.Indexing, work, default, cancellationToken);
            return;
        }
    }
}
