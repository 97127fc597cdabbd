namespace ServerlessBlog.Backups.Making;

/// <summary>The message of the queue <c>indexing</c> that has a back-up made, step by step.</summary>
/// <param name="Id">The back-up.</param>
public sealed record BackupWork(string Id)
{
    public const string MessageKind = "back-up";

    public string Kind { get; } = MessageKind;
}
