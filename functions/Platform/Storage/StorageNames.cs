namespace ServerlessBlog.Platform.Storage;

/// <summary>The names of the tables and containers, as the infrastructure creates them.</summary>
public static class StorageNames
{
    public const string Posts = "posts";
    public const string Timeline = "timeline";
    public const string Schedule = "schedule";
    public const string Authors = "authors";

    /// <summary>Comments and linkbacks.</summary>
    public const string Feedback = "feedback";

    /// <summary>What waits for the author's decision.</summary>
    public const string Desk = "desk";

    /// <summary>What the judge remembers of earlier comments and linkbacks.</summary>
    public const string Memory = "memory";

    /// <summary>What other blogs were told of links in posts.</summary>
    public const string Linkbacks = "linkbacks";

    /// <summary>What social networks were told of posts, or are to be told.</summary>
    public const string Announcements = "announcements";

    /// <summary>What tokens are signed with.</summary>
    public const string Secrets = "secrets";

    /// <summary>The container of the posts' bodies.</summary>
    public const string Bodies = "posts";

    /// <summary>The container of the search index.</summary>
    public const string Search = "search";

    /// <summary>The container of the back-ups.</summary>
    public const string Backups = "backups";

    public static IReadOnlyList<string> Tables { get; } = [Posts, Timeline, Schedule, Authors, Feedback, Desk, Memory, Linkbacks, Announcements, Secrets];

    public static IReadOnlyList<string> Containers { get; } = [Bodies, Search, Backups];
}
