namespace ServerlessBlog.Backups.Restoring;

/// <summary>The message of the queue <c>indexing</c> that has a back-up restored, step by step.</summary>
/// <param name="Run">The run of the restore; see <see cref="Model.RestoreProgress.Run"/>.</param>
public sealed record RestoreWork(string Run)
{
    public const string MessageKind = "restore";

    public string Kind { get; } = MessageKind;
}
