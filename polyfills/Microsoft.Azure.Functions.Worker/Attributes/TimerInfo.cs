namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function learns about its run.</summary>
public class TimerInfo
{
    /// <summary>The schedule's state, or null when the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for one that was due earlier.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>When a timer ran and will run. Times are UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The run before this one; the default value when there was none.</summary>
    public DateTime Last { get; set; }

    /// <summary>The run after this one.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this state was written.</summary>
    public DateTime LastUpdated { get; set; }
}
