using ServerlessBlog.Local;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>PowerShell 7 as the .NET tool that the repository's manifest names.</summary>
public static class PowerShellTool
{
    private static readonly Lazy<Task> Restored = new(RestoreAsync);

    /// <summary>Starts it with these arguments, and restores it first where that has not been done.</summary>
    public static async Task<ChildProcess> StartAsync(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>>? environment = null)
    {
        await Restored.Value;
        KeyValuePair<string, string?>[] quiet = [new("POWERSHELL_TELEMETRY_OPTOUT", "1"), new("POWERSHELL_UPDATECHECK", "Off"), new("NO_COLOR", "1")];
        return ChildProcess.Start("dotnet", ["tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", .. arguments], LocalFolder.Repository, [.. quiet, .. environment ?? []]);
    }

    private static async Task RestoreAsync()
    {
        await using var restore = ChildProcess.Start("dotnet", ["tool", "restore"], LocalFolder.Repository);
        restore.CloseInput();
        if (await restore.Exited.WaitAsync(TimeSpan.FromMinutes(5)) != 0)
            throw new InvalidOperationException($"dotnet tool restore failed: {restore.Output}");
    }
}
