using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace SampleApp;

/// <summary>Tells the tests what ran: one JSON line an event, in the file that the setting Journal names.</summary>
public sealed class Journal(IConfiguration configuration)
{
    private readonly Lock _lock = new();
    private readonly string? _path = configuration["Journal"];

    /// <summary>Appends an event.</summary>
    public void Write(string function, string what, object? data = null)
    {
        if (_path is null)
            return;
        var line = JsonSerializer.Serialize(new { function, what, data, at = DateTimeOffset.UtcNow, pid = Environment.ProcessId }) + "\n";
        lock (_lock)
            File.AppendAllText(_path, line);
    }
}

/// <summary>One a scope.</summary>
public sealed class RunCounter : IDisposable
{
    private static int _created;
    private static int _disposed;

    /// <summary>How many came before this one.</summary>
    public int Number { get; } = Interlocked.Increment(ref _created);

    /// <summary>How many scopes were closed.</summary>
    public static int Closed => Volatile.Read(ref _disposed);

    /// <inheritdoc />
    public void Dispose() => Interlocked.Increment(ref _disposed);
}
