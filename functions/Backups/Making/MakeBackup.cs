using Newtonsoft.Json;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Backups.Making;

/// <summary>Makes a back-up, or goes on with one, when a message asks for it.</summary>
public sealed class MakeBackup(BackupMaker maker, StepByStep steps) : IIndexingTask
{
    public string Kind => BackupWork.MessageKind;

    public Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var work = JsonConvert.DeserializeObject<BackupWork>(message)!;
        return steps.RunAsync(work, () => maker.StepAsync(work.Id, cancellationToken), cancellationToken);
    }
}
