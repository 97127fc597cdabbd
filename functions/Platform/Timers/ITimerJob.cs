using Microsoft.Azure.Functions.Worker;

namespace ServerlessBlog.Platform.Timers;

/// <summary>
/// A class with a timer function: its one public method is the function. Whatever implements this is found by itself: it
/// stands in <c>GET /api/timers</c>, runs by <c>POST /api/timers/{name}/run</c>, and <c>GET /healthz/ready</c> says when it
/// is late. Like all timers: run twice, late or by two at once, it does no harm.
/// </summary>
public interface ITimerJob
{
    /// <summary>Does the work; a failure is recorded and logged, and the next run is not affected.</summary>
    /// <param name="timer">The timer's state; without <see cref="TimerInfo.ScheduleStatus"/> when the author asked for the run.</param>
    /// <param name="cancellationToken">Ends the work; the next run goes on.</param>
    Task Run(TimerInfo timer, CancellationToken cancellationToken);
}
