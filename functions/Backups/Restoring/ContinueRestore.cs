using Newtonsoft.Json;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>Goes on with a restore when a message asks for it: for a minute, then another message has it gone on with.</summary>
public sealed class ContinueRestore(Restorer restorer, QueueSender queue, TimeProvider time) : IIndexingTask
{
    private static readonly TimeSpan WorkTime = TimeSpan.FromMinutes(1);

    public string Kind => RestoreWork.MessageKind;

    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var work = JsonConvert.DeserializeObject<RestoreWork>(message)!;
        var start = time.GetTimestamp();
        while (await restorer.StepAsync(work.Run, cancellationToken))
        {
            if (time.GetElapsedTime(start) < WorkTime)
                continue;
            await queue.SendAsync(Queues.Indexing, work, default, cancellationToken);
            return;
        }
    }
}
