using NCrontab;

namespace ServerlessBlog.Platform.Timers;

/// <summary>When a timer's turns are: an NCRONTAB expression with six fields, in UTC, as the Functions host reads it.</summary>
public sealed class TimerSchedule
{
    private const int Fields = 6;

    // How much of a turn is forgiven: an instance has to start first, and the run before may take long.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);
    private const int TurnsForgiven = 3;

    private readonly CrontabSchedule _turns;

    private TimerSchedule(string expression, CrontabSchedule turns) => (Expression, _turns) = (expression, turns);

    /// <summary>The six fields, the first of which is seconds.</summary>
    public string Expression { get; }

    /// <summary>Reads <paramref name="expression"/>; null when it is none with six fields, or names no day that there is, such as 31 February.</summary>
    public static TimerSchedule? Parse(string expression)
    {
        var text = expression.Trim();
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == Fields
            && CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is { } turns
            && turns.GetNextOccurrence(DateTime.UnixEpoch) < DateTime.MaxValue
                ? new TimerSchedule(text, turns)
                : null;
    }

    /// <summary>The first turn after <paramref name="instant"/>.</summary>
    public DateTimeOffset Next(DateTimeOffset instant) =>
        new(DateTime.SpecifyKind(_turns.GetNextOccurrence(instant.UtcDateTime), DateTimeKind.Utc));

    /// <summary>Whether a timer that last ran at <paramref name="last"/> has missed three turns at <paramref name="now"/>, and five minutes.</summary>
    public bool IsLate(DateTimeOffset last, DateTimeOffset now)
    {
        var turn = last;
        for (var i = 0; i < TurnsForgiven; i++)
            turn = Next(turn);
        return now > turn + Grace;
    }
}
