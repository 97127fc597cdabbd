using System.ComponentModel;
using System.Security.Cryptography;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Local.Azurite;

/// <summary>The npm packages that a folder's lock file names.</summary>
public static class NodePackages
{
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(100);

    /// <summary>Installs those of the local environment.</summary>
    /// <exception cref="LocalException">npm is missing or fails.</exception>
    public static Task EnsureAsync(Action<string>? progress, CancellationToken cancellationToken) =>
        EnsureAsync(LocalFolder.Path, "Azurite", progress, cancellationToken);

    /// <summary>Installs those of <paramref name="folder"/> when they are missing or not those of its lock file. One process at a time does so.</summary>
    /// <exception cref="LocalException">npm is missing or fails.</exception>
    public static async Task EnsureAsync(string folder, string what, Action<string>? progress, CancellationToken cancellationToken)
    {
        var stamp = Path.Combine(folder, "node_modules", ".installed");
        var wanted = await LockFileHashAsync(folder, cancellationToken);
        if (IsInstalled(stamp, wanted))
            return;

        await using var _ = await AcquireAsync(folder, cancellationToken);
        if (IsInstalled(stamp, wanted))
            return;

        progress?.Invoke($"installing {what} (once) ...");
        await InstallAsync(folder, cancellationToken);
        await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
    }

    private static bool IsInstalled(string stamp, string hash) =>
        File.Exists(stamp) && string.Equals(File.ReadAllText(stamp), hash, StringComparison.Ordinal);

    private static async Task<string> LockFileHashAsync(string folder, CancellationToken cancellationToken) =>
        Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), cancellationToken)));

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var npm = ChildProcess.Start(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
                folder);
            npm.CloseInput();
            if (await npm.Exited.WaitAsync(cancellationToken) != 0)
                throw new LocalException($"npm ci failed in {folder}:{Environment.NewLine}{npm.Output}");
        }
        catch (Win32Exception missing)
        {
            throw new LocalException("npm is missing: install Node.js 20 or newer.", missing);
        }
    }

    // The lock is the open file: it goes with the process, also when that is killed.
    private static async Task<FileStream> AcquireAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "obj")).FullName, "npm.lock");
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
