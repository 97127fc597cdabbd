using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Standalone.Timers;

/// <summary>A schedule of six NCRONTAB fields, in UTC.</summary>
internal sealed class TimerSchedule
{
    private const int FieldsWithSeconds = 6;
    private const int Sample = 10;
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    private readonly CrontabSchedule _schedule;

    private TimerSchedule(string expression, CrontabSchedule schedule)
    {
        Expression = expression;
        _schedule = schedule;
    }

    /// <summary>The six fields.</summary>
    public string Expression { get; }

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="InvalidOperationException">It is no schedule; the message is one sentence.</exception>
    public static TimerSchedule Parse(string expression, string function)
    {
        var text = expression.Trim();
        if (text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length != FieldsWithSeconds)
            throw Invalid("it must have six fields, the first of which is seconds");
        try
        {
            return new TimerSchedule(text, CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true }));
        }
        catch (CrontabException e)
        {
            throw Invalid(e.Message.TrimEnd('.'));
        }

        InvalidOperationException Invalid(string why) =>
            new($"The schedule '{expression}' of timer function '{function}' is not valid: {why}.");
    }

    /// <summary>The first time after the given one.</summary>
    public DateTime Next(DateTime utc) => DateTime.SpecifyKind(_schedule.GetNextOccurrence(utc), DateTimeKind.Utc);

    /// <summary>Whether all runs are at least a minute apart; the host remembers no others.</summary>
    public bool CanBeMonitored(DateTime utc)
    {
        var previous = Next(utc);
        for (var i = 0; i < Sample; i++)
        {
            var next = Next(previous);
            if (next - previous < ShortestMonitored)
                return false;
            previous = next;
        }

        return true;
    }
}
