using System.Text.Json;
using ServerlessBlog.Tests.Support;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>What a function of the sample app says that it did.</summary>
sealed record JournalEntry(string Function, string What, JsonElement Data, DateTimeOffset At, int Pid);

/// <summary>Reads the sample app's journal, which outlives the app.</summary>
sealed class JournalReader : IDisposable
{
    readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("sample-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "journal");

    /// <summary>A place for other files of the same test.</summary>
    public string Directory => _directory.FullName;

    public IReadOnlyList<JournalEntry> Read(string function, string what = "start")
    {
        if (!File.Exists(Path))
            return [];
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n');

        // The last piece is empty, or a line that is being written.
        return [.. lines.SkipLast(1)
            .Select(line => JsonSerializer.Deserialize<JournalEntry>(line, JsonSerializerOptions.Web)!)
            .Where(entry => entry.Function == function && entry.What == what)];
    }

    public async Task<IReadOnlyList<JournalEntry>> WaitForAsync(string function, int count, string what = "start", TimeSpan? limit = null)
    {
        await Wait.UntilAsync($"{count} times '{what}' of {function}", () => Task.FromResult(Read(function, what).Count >= count), limit);
        return Read(function, what);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
