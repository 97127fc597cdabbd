namespace ServerlessBlog.Platform.Caching;

/// <summary>Where an answer came from.</summary>
public enum CacheState
{
    /// <summary>From the cache, seconds old at most.</summary>
    Hit,

    /// <summary>Made for this request.</summary>
    Miss,

    /// <summary>From the cache, because storage does not answer.</summary>
    Stale,
}
