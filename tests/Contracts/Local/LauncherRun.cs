using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServerlessBlog.Local;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Contracts.Local;

/// <summary>The launcher as the process that <c>./run.sh</c> hands over to, with a stub in place of the app.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed partial class LauncherRun : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly ChildProcess _process;
    private readonly TaskCompletionSource<(Uri Address, string Key)> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _address;

    private LauncherRun(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> environment) =>
        _process = ChildProcess.Start("dotnet", [typeof(LocalException).Assembly.Location, .. arguments], environment: environment, onLine: Read);

    public ChildProcess Process => _process;

    private static string Stub => Path.Combine(LocalFolder.Repository, "tests", "Contracts", "Local", "stub-app.cjs");

    /// <summary>Starts one on a data folder, which also holds the stub and what it remembers.</summary>
    public static LauncherRun Start(string data, IEnumerable<string>? arguments = null, params (string Name, string? Value)[] environment) => new(
        ["--data", data, "--app", WriteStub(data), .. arguments ?? ["--port", "0", "--empty"]],
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["STUB_STATE"] = Path.Combine(data, "stub-state.json"),
            ["Blog__AuthorKey"] = null,
        }.Concat(environment.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));

    /// <summary>The address and the author's key, when it has printed them.</summary>
    public async Task<(Uri Address, string Key)> ReadyAsync()
    {
        await Task.WhenAny(_ready.Task, _process.Exited).WaitAsync(Limit);
        return _ready.Task.IsCompleted ? await _ready.Task : throw new InvalidOperationException($"It is not ready:\n{_process.Output}");
    }

    /// <summary>What the stub answers.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = (await ReadyAsync()).Address };
        return await client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));
    }

    /// <summary>The processes that it has started.</summary>
    public IReadOnlyList<int> Children() =>
    [
        .. System.Diagnostics.Process.GetProcesses().Select(process => process.Id).Where(id => ParentOf(id) == _process.Id),
    ];

    public static bool IsRunning(int processId) => ParentOf(processId) is not null;

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(TimeSpan.FromSeconds(30));
        await _process.DisposeAsync();
    }

    // Linux only, as is the launcher's shell script; a zombie does not run.
    private static int? ParentOf(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string WriteStub(string data)
    {
        Directory.CreateDirectory(data);
        var path = Path.Combine(data, "stub app");
        File.WriteAllText(path, $"#!/bin/sh\nexec node '{Stub}'\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private void Read(string line)
    {
        if (ReadyLine().Match(line) is { Success: true } ready)
            _address = new Uri(ready.Groups["address"].Value);
        else if (KeyLine().Match(line) is { Success: true } key)
            _ready.TrySetResult((_address!, key.Groups["key"].Value));
    }

    [GeneratedRegex("^ready: (?<address>http://127\\.0\\.0\\.1:[0-9]+/)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadyLine();

    [GeneratedRegex("^author's key: (?<key>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyLine();
}
