using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform;

/// <summary>The time, and the blog's own calendar.</summary>
public sealed class BlogClock(TimeProvider time, IOptions<BlogOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>Now, to the millisecond, which is what JSON and the tables keep.</summary>
    public DateTimeOffset Now => Truncate(time.GetUtcNow());

    /// <summary><paramref name="instant"/> in the blog's time zone.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <summary>The instant of a local time of the blog's time zone; of two, when clocks are set back, the later one.</summary>
    public DateTimeOffset FromLocal(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), _zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)));

    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
