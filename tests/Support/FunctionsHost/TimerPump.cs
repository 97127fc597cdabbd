using System.Globalization;
using System.Text.Json.Nodes;
using NCrontab;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// Runs one timer function by its schedule (six NCRONTAB fields, UTC) as the host does: a run is over before the next one is
/// looked for, so that no two of a timer meet; a run that fails is not repeated; a timer with runs less than a minute
/// apart is not monitored. What is remembered of a monitored timer lasts as long as this object: a host that starts anew
/// takes up no run that was missed.
/// </summary>
internal sealed class TimerPump : IAsyncDisposable
{
    private const int Sample = 10;
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    private readonly CrontabSchedule _schedule;
    private readonly bool _runsOnStartup;
    private readonly bool _isMonitored;
    private readonly Func<JsonNode?, Task> _invoke;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _work;

    /// <param name="function">The timer function.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="invoke">Runs it, with the schedule's status or null; never throws.</param>
    public TimerPump(HostedFunction function, string schedule, Func<JsonNode?, Task> invoke)
    {
        _schedule = CrontabSchedule.Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
        _runsOnStartup = (bool?)function.Trigger["runOnStartup"] ?? false;
        _isMonitored = ((bool?)function.Trigger["useMonitor"] ?? true) && IsSlow(_schedule);
        _invoke = invoke;
        _work = Task.Run(RunAsync);
    }

    /// <summary>Starts no more runs. One that has started goes on.</summary>
    public void Stop() => _stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _work;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var (last, updated) = (default(DateTime), DateTime.UtcNow);
        try
        {
            if (_runsOnStartup)
                await _invoke(Status(last, _schedule.GetNextOccurrence(updated), updated));
            while (true)
            {
                var due = _schedule.GetNextOccurrence(DateTime.UtcNow);
                while (due - DateTime.UtcNow is var rest && rest > TimeSpan.Zero)
                    await Task.Delay(rest < TimeSpan.FromHours(1) ? rest : TimeSpan.FromHours(1), _stopping.Token);
                _stopping.Token.ThrowIfCancellationRequested();
                await _invoke(Status(last, due, updated));
                (last, updated) = (due, DateTime.UtcNow);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private JsonObject? Status(DateTime last, DateTime next, DateTime updated) => !_isMonitored ? null : new JsonObject
    {
        ["Last"] = Text(last),
        ["Next"] = Text(next) + "+00:00",
        ["LastUpdated"] = Text(updated),
    };

    private static bool IsSlow(CrontabSchedule schedule)
    {
        var times = schedule.GetNextOccurrences(DateTime.UtcNow, DateTime.MaxValue).Take(Sample).ToList();
        return times.Zip(times.Skip(1)).All(pair => pair.Second - pair.First >= ShortestMonitored);
    }

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
