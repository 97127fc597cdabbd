using System.Globalization;
using ServerlessBlog.Local;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Support.Peers;

/// <summary>A program of tests/Peers, which talks to the blog with other people's packages. It installs them first.</summary>
public sealed class PeerProgram : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(LocalFolder.Repository, "tests", "Peers");

    private readonly ChildProcess _process;

    private PeerProgram(ChildProcess process) => _process = process;

    /// <summary>All that it has printed.</summary>
    public string Output => _process.Output.ToString();

    /// <summary>Starts a script that serves, and returns with its port when it listens.</summary>
    public static async Task<(PeerProgram Program, int Port)> ServeAsync(string script)
    {
        await InstallAsync();
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        const string announcement = "listening: ";
        var process = ChildProcess.Start("node", [script], Folder, onLine: line =>
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
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        await InstallAsync();
        await using var process = ChildProcess.Start("node", [script, .. arguments], Folder);
        process.CloseInput();
        var exit = await process.Exited.WaitAsync(TimeSpan.FromSeconds(60));
        return exit == 0 ? process.Output.ToString() : throw new InvalidOperationException($"{script} ended with {exit}: {process.Output}");
    }

    public async ValueTask DisposeAsync() => await _process.DisposeAsync();

    private static Task InstallAsync() => NodePackages.EnsureAsync(Folder, "the packages of tests/Peers", progress: null, CancellationToken.None);
}
