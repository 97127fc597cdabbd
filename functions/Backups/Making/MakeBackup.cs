using Newtonsoft.Json;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Backups.Making;

/// <summary>Makes a back-up when a message asks for it: for a minute, then another message has it gone on with.</summary>
public sealed class MakeBackup(BackupMaker maker, QueueSender queue, TimeProvider time) : IIndexingTask
{
    private static readonly TimeSpan WorkTime = TimeSpan.FromMinutes(1);

    public string Kind => BackupWork.MessageKind;

    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var work = JsonConvert.DeserializeObject<BackupWork>(message)!;
        var start = time.GetTimestamp();
        while (await maker.StepAsync(work.Id, cancellationToken))
        {
            if (time.GetElapsedTime(start) < WorkTime)
                continue;
            await queue.SendAsync(Queues.Indexing, work, default, cancellationToken);
            return;
        }
    }
}
