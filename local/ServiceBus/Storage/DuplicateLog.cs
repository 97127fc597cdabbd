namespace ServerlessBlog.Local.ServiceBus.Storage;

/// <summary>The message ids that a queue has seen, for duplicate detection.</summary>
sealed class DuplicateLog(Database database) : IDisposable
{
    readonly Statement _forget = database.Prepare("DELETE FROM seen WHERE queue = $1 AND at <= $2", 2);

    readonly Statement _remember = database.Prepare(
        "INSERT INTO seen (queue, message_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", 3);

    /// <summary>Remembers the id; false when it was seen within the window.</summary>
    public bool TryAdd(string queue, string messageId, long now, TimeSpan window)
    {
        _forget.Execute(queue, now - (long)window.TotalMilliseconds);
        return _remember.Execute(queue, messageId, now) == 1;
    }

    public void Dispose()
    {
        _forget.Dispose();
        _remember.Dispose();
    }
}
