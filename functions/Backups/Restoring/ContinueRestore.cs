using Newtonsoft.Json;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Backups.Restoring;

/// <summary>Restores a back-up, or goes on with that, when a message asks for it.</summary>
public sealed class ContinueRestore(Restorer restorer, StepByStep steps) : IIndexingTask
{
    public string Kind => RestoreWork.MessageKind;

    public Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var work = JsonConvert.DeserializeObject<RestoreWork>(message)!;
        return steps.RunAsync(work, () => restorer.StepAsync(work.Run, cancellationToken), cancellationToken);
    }
}
