using System.Globalization;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Support.Blog.Apps;

/// <summary>The app as it was built, by itself: it listens, runs its timers and takes its messages.</summary>
public sealed class StandaloneApp : IBlogApp
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly ChildProcess _process;

    private StandaloneApp(ChildProcess process) => _process = process;

    public int Id => _process.Id;

    public OutputTail Output => _process.Output;

    public bool HasEnded => _process.Exited.IsCompleted;

    public static StandaloneApp Start(int port, IReadOnlyDictionary<string, string?> settings) => new(ChildProcess.Start(
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ServerlessBlog.exe" : "ServerlessBlog"), [],
        workingDirectory: AppContext.BaseDirectory,
        environment: [.. settings, KeyValuePair.Create("ASPNETCORE_URLS", (string?)string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"))]));

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(Grace);
        await _process.DisposeAsync();
    }
}
