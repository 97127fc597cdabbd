namespace ServerlessBlog.Platform.Timers;

/// <summary>What is known of a timer function's runs.</summary>
/// <param name="Since">When it was first looked for; a timer that never ran is late from here on. Null when it was never looked for.</param>
/// <param name="LastRun">When its last run began; null when it never ran.</param>
/// <param name="Took">How long that took.</param>
/// <param name="HasFailed">Whether that failed.</param>
public sealed record TimerRun(DateTimeOffset? Since, DateTimeOffset? LastRun, TimeSpan Took, bool HasFailed);
