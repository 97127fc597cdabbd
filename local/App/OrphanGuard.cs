using System.Globalization;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Local.App;

/// <summary>
/// Sees to it that a process does not outlive this one. The app knows nothing of who started it, so
/// when this process is killed, a shell that waits on a pipe from it ends the app in its place.
/// </summary>
internal static class OrphanGuard
{
    private const string Script = """
        trap '' INT TERM HUP
        read -r _
        kill -TERM "$0" 2>/dev/null
        tries=0
        while [ $tries -lt 20 ] && kill -0 "$0" 2>/dev/null; do sleep 1; tries=$((tries + 1)); done
        kill -KILL "$0" 2>/dev/null
        """;

    /// <summary>Guards a process; null where there is no shell to do so.</summary>
    public static ChildProcess? Start(int processId) => OperatingSystem.IsWindows()
        ? null
        : ChildProcess.Start("/bin/sh", ["-c", Script, processId.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Ends the guard of a process that has ended.</summary>
    public static async Task DismissAsync(ChildProcess guard)
    {
        guard.Kill();
        await guard.DisposeAsync();
    }
}
