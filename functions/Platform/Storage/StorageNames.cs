namespace ServerlessBlog.Platform.Storage;

/// <summary>The names of the tables and containers, as the infrastructure creates them.</summary>
public static class StorageNames
{
    public const string Posts = "posts";
    public const string Timeline = "timeline";
    public const string Schedule = "schedule";
    public const string Authors = "authors";

    /// <summary>The container of the posts' bodies.</summary>
    public const string Bodies = "posts";

    /// <summary>The container of the search index.</summary>
    public const string Search = "search";

    public static IReadOnlyList<string> Tables { get; } = [Posts, Timeline, Schedule, Authors];

    public static IReadOnlyList<string> Containers { get; } = [Bodies, Search];
}
