namespace ServerlessBlog.Local.ServiceBus.Storage;

/// <summary>The last sequence number of each queue: counted in memory, written once a transaction.</summary>
sealed class SequenceNumbers : IDisposable
{
    readonly Statement _save;
    readonly Dictionary<string, long> _last;
    readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public SequenceNumbers(Database database)
    {
        _save = database.Prepare(
            "INSERT INTO queues (name, last_sequence) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET last_sequence = excluded.last_sequence", 2);
        using var load = database.Prepare("SELECT name, last_sequence FROM queues", 0);
        _last = load.Query(row => (Name: row.GetString(0), Last: row.GetInt64(1)))
            .ToDictionary(row => row.Name, row => row.Last, StringComparer.Ordinal);
    }

    public long Next(string queue)
    {
        var next = _last.GetValueOrDefault(queue) + 1;
        _last[queue] = next;
        _changed.Add(queue);
        return next;
    }

    /// <summary>To be called before the transaction is committed.</summary>
    public void Save()
    {
        foreach (var queue in _changed) _save.Execute(queue, _last[queue]);
        _changed.Clear();
    }

    public void Dispose() => _save.Dispose();
}
