using System.Reflection;

namespace ServerlessBlog.Local;

/// <summary>The source folder of this project: its scripts, npm packages and sample blog.</summary>
public static class LocalFolder
{
    /// <summary>The folder's absolute path.</summary>
    public static string Path { get; } = Find();

    /// <summary>The checkout that holds the folder.</summary>
    public static string Repository => Directory.GetParent(Path)!.FullName;

    /// <summary>A file or folder in it.</summary>
    public static string Combine(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    private static string Find()
    {
        var built = typeof(LocalFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => string.Equals(attribute.Key, "LocalFolder", StringComparison.Ordinal)).Value!;
        return IsLocalFolder(built) ? built : FindAbove(AppContext.BaseDirectory);
    }

    // The checkout has been moved since it was built.
    private static string FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "local");
            if (IsLocalFolder(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException($"The folder 'local' of the checkout is not above {start}.");
    }

    private static bool IsLocalFolder(string path) => File.Exists(System.IO.Path.Combine(path, "package-lock.json"));
}
