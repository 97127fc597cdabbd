using System.Globalization;
using ServerlessBlog.Local;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Support.Peers;

/// <summary>A program of tests/Peers or tests/Networks, which talks to the blog with other people's packages. It installs them first.</summary>
public sealed class PeerProgram : IAsyncDisposable
{
    /// <summary>Other people's linkback programs.</summary>
    public const string Peers = "Peers";

    /// <summary>Stand-ins for social networks, and what they are checked with.</summary>
    public const string Networks = "Networks";

    private readonly ChildProcess _process;

    private PeerProgram(ChildProcess process) => _process = process;

    /// <summary>All that it has printed.</summary>
    public string Output => _process.Output.ToString();

    /// <summary>Starts a script that serves, and returns with its port when it listens.</summary>
    public static async Task<(PeerProgram Program, int Port)> ServeAsync(string script, string folder = Peers)
    {
        await InstallAsync(folder);
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        const string announcement = "listening: ";
        var process = ChildProcess.Start("node", [script], FolderOf(folder), onLine: line =>
        {
            if (line.StartsWith(announcement, StringComparison.Ordinal))
                listening.TrySetResult(int.Parse(line.AsSpan(announcement.Length), CultureInfo.InvariantCulture));
        });
        await Task.WhenAny(listening.Task, process.Exited).WaitAsync(TimeSpan.FromSeconds(60));
        return listening.Task.IsCompleted
            ? (new PeerProgram(process), await listening.Task)
            : throw new InvalidOperationException($"{script} ended: {process.Output}");
    }

    /// <summary>Runs a script to its end and returns what it printed.</summary>
    public static Task<string> RunAsync(string script, params string[] arguments) => RunInAsync(Peers, script, arguments);

    /// <summary>Runs a script of <paramref name="folder"/> to its end and returns what it printed.</summary>
    public static async Task<string> RunInAsync(string folder, string script, params string[] arguments)
    {
        await InstallAsync(folder);
        await using var process = ChildProcess.Start("node", [script, .. arguments], FolderOf(folder));
        process.CloseInput();
        var exit = await process.Exited.WaitAsync(TimeSpan.FromSeconds(60));
        return exit == 0 ? process.Output.ToString() : throw new InvalidOperationException($"{script} ended with {exit}: {process.Output}");
    }

    public async ValueTask DisposeAsync() => await _process.DisposeAsync();

    private static string FolderOf(string name) => Path.Combine(LocalFolder.Repository, "tests", name);

    private static Task InstallAsync(string folder) =>
        NodePackages.EnsureAsync(FolderOf(folder), $"the packages of tests/{folder}", progress: null, CancellationToken.None);
}
