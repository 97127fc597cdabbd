namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>What cannot be measured without Azure, or is a matter of choice.</summary>
internal static class Assumptions
{
    /// <summary>The size of an instance, in GB: 512 MB, the smallest.</summary>
    public const double InstanceGigabytes = 0.5;

    /// <summary>The share of a core that such an instance has.</summary>
    public const double InstanceCores = 0.25;

    /// <summary>How much of it is used before another instance is started.</summary>
    public const double Utilisation = 0.6;

    /// <summary>What the Functions host takes of a core to pass a request on, in seconds.</summary>
    public const double HostProcessorSeconds = 0.002;

    /// <summary>After how many seconds without work an instance goes.</summary>
    public const double IdleSeconds = 30;

    /// <summary>How many seconds a cold start takes.</summary>
    public const double ColdStartSeconds = 3.6;

    /// <summary>The storage calls with which a host starts: package, host id, keys, locks.</summary>
    public const double HostCallsOfStart = 8;

    /// <summary>How often, in seconds, a running host renews its lock, by a storage call.</summary>
    public const double HostLockSeconds = 12;

    /// <summary>The storage calls of the host for each run of a timer: lock, its status read; and the status written.</summary>
    public const double HostReadsOfTimer = 3, HostWritesOfTimer = 1;

    /// <summary>How often, in seconds, the platform looks at each queue to see whether an instance is needed.</summary>
    public const double QueueLookSeconds = 10;

    /// <summary>The queues that have a function.</summary>
    public const double Queues = 4;

    /// <summary>What each execution leaves in the logs: a row of the request, and rows of the host, in bytes each.</summary>
    public const double RequestRowBytes = 1500, HostRows = 2, HostRowBytes = 1000;

    /// <summary>How many of the host's rows a second are kept; sampling drops the rest.</summary>
    public const double HostRowsASecond = 20;

    /// <summary>The daily cap of the logs, in GB: with it a month stays below the free 5 GB.</summary>
    public const double LogCapGigabytes = 0.16;

    /// <summary>For how many seconds an answer is fresh: in the app's memory, and at the edge (<c>s-maxage</c>).</summary>
    public const double MemorySeconds = 5, EdgeSeconds = 60;

    /// <summary>From how many places Front Door serves the readers; each has a cache of its own.</summary>
    public const double EdgePlaces = 10;

    /// <summary>What the blog keeps, in GB: rows; texts, pictures, packages and back-ups.</summary>
    public const double StoredInTables = 0.1, StoredInBlobs = 1;

    /// <summary>The minutes between two runs of a timer, by its schedule or the setting that holds it.</summary>
    public static readonly IReadOnlyDictionary<string, double> TimerMinutes = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["%PublishSchedule%"] = 15,
        ["%SyndicationSchedule%"] = 15,
        ["%DigestSchedule%"] = 60,
        ["%BackupSchedule%"] = 7 * 24 * 60,
        ["0 17 3 * * *"] = 24 * 60,
    };
}
