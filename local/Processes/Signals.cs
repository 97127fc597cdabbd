using System.Runtime.InteropServices;

namespace ServerlessBlog.Local.Processes;

/// <summary>Asks a process to end itself, which .NET has no call for.</summary>
internal static partial class Signals
{
    private const int Terminate = 15;

    /// <summary>Sends SIGTERM; false where there are no signals, or no such process.</summary>
    public static bool TryTerminate(int processId) =>
        !OperatingSystem.IsWindows() && Kill(processId, Terminate) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
