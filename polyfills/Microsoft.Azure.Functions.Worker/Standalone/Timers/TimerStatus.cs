namespace Microsoft.Azure.Functions.Worker.Standalone.Timers;

/// <summary>What is remembered of a timer between runs. Times are UTC.</summary>
/// <param name="Schedule">The schedule that was in force; after a change the rest is void.</param>
/// <param name="Last">The time that the last run was due.</param>
/// <param name="Next">The time that the next run is due.</param>
/// <param name="LastUpdated">When this was written.</param>
internal sealed record TimerStatus(string Schedule, DateTime Last, DateTime Next, DateTime LastUpdated);
