namespace ServerlessBlog.Local.Processes;

/// <summary>What a process has written: the last lines in memory, all of them in a file if one is given.</summary>
public sealed class OutputTail(int capacity = 400, string? logPath = null) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private readonly StreamWriter? _log = logPath is null ? null : OpenLog(logPath);
    private bool _disposed;

    /// <summary>The last lines, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > capacity)
                _lines.Dequeue();
            if (!_disposed)
                _log?.WriteLine(line);
        }
    }

    /// <summary>At most so many of the last lines, as text.</summary>
    public string Last(int count) => string.Join(Environment.NewLine, Lines.TakeLast(count));

    /// <inheritdoc />
    public override string ToString() => string.Join(Environment.NewLine, Lines);

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _log?.Dispose();
        }
    }

    private static StreamWriter OpenLog(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        return new StreamWriter(stream) { AutoFlush = true };
    }
}
