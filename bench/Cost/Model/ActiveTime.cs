namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>
/// How Flex Consumption bills time: an instance is billed while it is active, whatever number of executions overlap; each period is at
/// least 1,000 ms, and is rounded up to 100 ms
/// (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#billing).
/// </summary>
internal static class ActiveTime
{
    /// <summary>The seconds that are billed for a period by itself.</summary>
    public static double Alone(double seconds) => Math.Max(1, Math.Ceiling(Math.Round(seconds * 10, 6)) / 10);

    /// <summary>
    /// The seconds that are billed for periods that begin at random within <paramref name="total"/> seconds, so that some overlap: the
    /// expected length of their union, which is never more than the clock's.
    /// </summary>
    /// <param name="alone">What they would be billed one by one, together.</param>
    /// <param name="total">How long that goes on.</param>
    public static double Overlapping(double alone, double total) => total * (1 - Math.Exp(-alone / total));

    /// <summary>How many of <paramref name="arrivals"/> at random within <paramref name="total"/> seconds come after nothing came for <paramref name="idle"/> seconds.</summary>
    public static double AfterIdle(double arrivals, double idle, double total) => arrivals * Math.Exp(-arrivals * idle / total);

    /// <summary>How many of <paramref name="arrivals"/> at random find nothing in a cache that keeps an answer for <paramref name="fresh"/> seconds from when it is made.</summary>
    public static double Misses(double arrivals, double fresh, double total) => arrivals / (1 + (arrivals / total * fresh));
}
