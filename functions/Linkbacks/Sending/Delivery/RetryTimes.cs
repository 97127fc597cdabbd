namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>When somebody who could not be told is tried again.</summary>
public static class RetryTimes
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    /// <summary>
    /// The time of the next attempt after <paramref name="attempts"/>, or when the other side asked for it; null when there
    /// were enough.
    /// </summary>
    public static DateTimeOffset? Next(int attempts, TimeSpan? retryAfter, DateTimeOffset now) =>
        attempts > Waits.Length ? null : now + (retryAfter ?? Waits[Math.Max(attempts, 1) - 1]);
}
