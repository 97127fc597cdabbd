using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Operations.Health;

/// <summary>Which timers are late or failed. A new blog's timer that has not had three turns yet is not late.</summary>
public static class TimerFindings
{
    public static ReadinessCheck Of(IReadOnlyList<TimerFunction> timers, IReadOnlyDictionary<string, TimerRun> runs, DateTimeOffset now)
    {
        var late = timers.Where(timer => !timer.IsDisabled && IsLate(timer, runs.GetValueOrDefault(timer.Name), now)).Select(timer => timer.Name).ToList();
        var failed = timers.Where(timer => runs.GetValueOrDefault(timer.Name) is { HasFailed: true }).Select(timer => timer.Name).ToList();
        if (late.Count == 0 && failed.Count == 0)
            return ReadinessCheck.Pass("timers", "No timer is late.");
        return ReadinessCheck.Warn("timers", string.Join(' ', Sentences(late, failed)));
    }

    private static IEnumerable<string> Sentences(List<string> late, List<string> failed)
    {
        if (late.Count > 0)
            yield return $"Late: {string.Join(", ", late)}.";
        if (failed.Count > 0)
            yield return $"Failed the last time: {string.Join(", ", failed)}.";
    }

    private static bool IsLate(TimerFunction timer, TimerRun? run, DateTimeOffset now) =>
        (run?.LastRun ?? run?.Since) is { } last && timer.Schedule.IsLate(last, now);
}
