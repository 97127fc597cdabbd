using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Operations.Timers;

/// <summary>A timer and its last run.</summary>
public sealed record TimerJson(
    [property: ApiMember("The timer function's name.", Example = TimerJson.ExampleName)] string Name,
    [property: ApiMember("When it runs: second, minute, hour, day, month and day of the week, in UTC.", Example = "0 */15 * * * *")] string Schedule,
    [property: ApiMember("Whether a setting turns it off.", Example = "false")] bool Disabled,
    [property: ApiMember("When its last run began; absent when it never ran.", Example = "2026-01-31T00:30:00Z")] DateTimeOffset? LastRun,
    [property: ApiMember("How the last run ended; absent when it never ran.", Values = ["succeeded", "failed"], Example = "succeeded")] string? Outcome,
    [property: ApiMember("How many milliseconds the last run took; absent when it never ran.", Example = "120")] int? Took,
    [property: ApiMember("When its next turn is.", Example = "2026-01-31T00:45:00Z")] DateTimeOffset Next)
{
    internal const string ExampleName = "PublishDuePosts";

    public static TimerJson Of(TimerFunction timer, TimerRun? run, DateTimeOffset now) => new(
        timer.Name,
        timer.Schedule.Expression,
        timer.IsDisabled,
        run?.LastRun,
        run?.LastRun is null ? null : run.HasFailed ? "failed" : "succeeded",
        run?.LastRun is null ? null : (int)run.Took.TotalMilliseconds,
        timer.Schedule.Next(now));
}
