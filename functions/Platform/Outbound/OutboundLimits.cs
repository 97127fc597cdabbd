namespace ServerlessBlog.Platform.Outbound;

/// <summary>How much of our time and memory somebody else's server may take.</summary>
public sealed record OutboundLimits
{
    /// <summary>The time for a request with all its redirects, to the last byte.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The bytes of content, after decompression.</summary>
    public int Bytes { get; init; } = 1024 * 1024;

    /// <summary>How many redirects are followed.</summary>
    public int Redirects { get; init; } = 5;
}
