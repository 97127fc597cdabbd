using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function on a schedule, in UTC.</summary>
/// <param name="schedule">Six NCRONTAB fields (the first is seconds), or %SETTING%.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The schedule as given.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>
    /// Whether the last and next run are remembered, so that a run missed while the app was down is caught up.
    /// Schedules that repeat within a minute are never remembered.
    /// </summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs each time the app starts.</summary>
    public bool RunOnStartup { get; set; }
}
