using System.ComponentModel;
using System.Security.Cryptography;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Local.Azurite;

/// <summary>The npm packages that this folder's lock file names.</summary>
public static class NodePackages
{
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(100);

    /// <summary>Installs them when they are missing or not those of the lock file. One process at a time does so.</summary>
    /// <exception cref="LocalException">npm is missing or fails.</exception>
    public static async Task EnsureAsync(Action<string>? progress, CancellationToken cancellationToken)
    {
        var wanted = await LockFileHashAsync(cancellationToken);
        if (IsInstalled(wanted))
            return;

        await using var _ = await AcquireAsync(cancellationToken);
        if (IsInstalled(wanted))
            return;

        progress?.Invoke("installing Azurite (once) ...");
        await InstallAsync(cancellationToken);
        await File.WriteAllTextAsync(StampPath, wanted, cancellationToken);
    }

    private static string StampPath => LocalFolder.Combine("node_modules", ".installed");

    private static bool IsInstalled(string hash) =>
        File.Exists(StampPath) && string.Equals(File.ReadAllText(StampPath), hash, StringComparison.Ordinal);

    private static async Task<string> LockFileHashAsync(CancellationToken cancellationToken) =>
        Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(LocalFolder.Combine("package-lock.json"), cancellationToken)));

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var npm = ChildProcess.Start(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
                LocalFolder.Path);
            npm.CloseInput();
            if (await npm.Exited.WaitAsync(cancellationToken) != 0)
                throw new LocalException($"npm ci failed in {LocalFolder.Path}:{Environment.NewLine}{npm.Output}");
        }
        catch (Win32Exception missing)
        {
            throw new LocalException("npm is missing: install Node.js 20 or newer.", missing);
        }
    }

    // The lock is the open file: it goes with the process, also when that is killed.
    private static async Task<FileStream> AcquireAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(LocalFolder.Combine("obj"));
        var path = LocalFolder.Combine("obj", "npm.lock");
        var deadline = TimeProvider.System.GetUtcNow() + LockLimit;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetUtcNow() < deadline)
            {
                await Task.Delay(LockPoll, cancellationToken);
            }
        }
    }
}
