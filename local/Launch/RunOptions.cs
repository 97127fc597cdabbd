namespace ServerlessBlog.Local.Launch;

/// <summary>What the launcher was asked for.</summary>
internal sealed record RunOptions
{
    /// <summary>The blog's port; 0 takes a free one.</summary>
    public required int Port { get; init; }

    /// <summary>An absolute path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether a new blog gets the sample's posts.</summary>
    public required bool WithSample { get; init; }

    /// <summary>The app: an executable, or an assembly that dotnet runs.</summary>
    public required string AppPath { get; init; }

    /// <summary>Where <c>./run.sh</c> builds the app.</summary>
    public static string BuiltApp => Path.Combine(
        LocalFolder.Repository, "functions", "bin", "Release", "net10.0", "ServerlessBlog.dll");
}
