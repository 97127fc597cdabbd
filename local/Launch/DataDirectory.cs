using System.Security.Cryptography;

namespace ServerlessBlog.Local.Launch;

/// <summary>The folder of one blog's data, for one launcher at a time.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream @lock)
    {
        _path = path;
        _lock = @lock;
    }

    public string Azurite => Path.Combine(_path, "azurite");

    public string QueueDatabase => Path.Combine(_path, "servicebus", "queues.db");

    public string AppLog => Path.Combine(_path, "logs", "app.log");

    public string AzuriteLog => Path.Combine(_path, "logs", "azurite.log");

    /// <summary>Whether the sample has been loaded, or the blog was started without it: it is never added later.</summary>
    public bool IsSampleSettled => File.Exists(SampleMarker);

    private string SampleMarker => Path.Combine(_path, "sample-settled");

    /// <summary>Opens the folder, and makes it when it does not exist.</summary>
    /// <exception cref="LocalException">Another launcher has it open, or it cannot be written to.</exception>
    public static DataDirectory Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(path, "servicebus"));
            Directory.CreateDirectory(Path.Combine(path, "logs"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new LocalException($"the data folder {path} cannot be used: {problem.Message}", problem);
        }

        // The lock is the open file: it goes with this process, also when that is killed.
        try
        {
            return new DataDirectory(path, new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new LocalException($"the data folder {path} is in use by another run; give another one with --data.", problem);
        }
    }

    /// <summary>The author's key of this blog: made once, readable by its owner only.</summary>
    public string ReadOrCreateAuthorKey()
    {
        var path = Path.Combine(_path, "author-key");
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } stored)
            return stored;

        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(key);
        return key;
    }

    /// <summary>Notes that the question of the sample is settled.</summary>
    public void SettleSample() => File.WriteAllText(SampleMarker, "");

    public void Dispose() => _lock.Dispose();
}
