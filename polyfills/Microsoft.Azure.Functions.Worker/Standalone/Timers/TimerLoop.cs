using Azure;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Metadata;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone.Timers;

/// <summary>
/// Runs one timer function. Whoever leases the timer when a run is due runs it, unless the status says that the run
/// was made. A monitored timer whose remembered next run has passed is caught up, once.
/// </summary>
internal sealed partial class TimerLoop(
    FunctionDescriptor function,
    TimerSchedule schedule,
    TimerLock timerLock,
    TriggerRunner runner,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryWhileLeased = TimeSpan.FromSeconds(2);
    private static readonly Dictionary<string, object?> NoData = [];

    private readonly TimerTriggerMetadata _trigger = (TimerTriggerMetadata)function.Trigger;
    private readonly bool _monitored =
        ((TimerTriggerMetadata)function.Trigger).UseMonitor is not false && schedule.CanBeMonitored(time.GetUtcNow().UtcDateTime);
    private readonly Backoff _backoff = new(time);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        try
        {
            var due = _monitored ? await WithStorageAsync(FirstDueAsync, stopping) : schedule.Next(Now);
            var pastDue = due <= Now;
            if (_trigger.RunOnStartup is true && !pastDue)
                due = Now;
            while (true)
            {
                await WaitUntilAsync(due, stopping);
                var (dueNow, pastDueNow) = (due, pastDue);
                await WithStorageAsync(ct => RunOnceAsync(dueNow, pastDueNow, ct, aborting), stopping);
                due = schedule.Next(due > Now ? due : Now);
                pastDue = false;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task<DateTime> FirstDueAsync(CancellationToken cancellationToken)
    {
        await using var lease = await AcquireAsync(cancellationToken);
        if (await lease.ReadStatusAsync(cancellationToken) is { } status && IsOfThisSchedule(status))
            return status.Next;
        var next = schedule.Next(Now);
        await lease.WriteStatusAsync(new TimerStatus(schedule.Expression, default, next, Now), cancellationToken);
        return next;
    }

    private async Task<bool> RunOnceAsync(DateTime due, bool pastDue, CancellationToken stopping, CancellationToken aborting)
    {
        // Should the other instance crash, a monitored run is still made; one that is not comes again soon.
        var lease = _monitored ? await AcquireAsync(stopping) : await timerLock.TryAcquireAsync(stopping);
        if (lease is null)
            return false;
        await using (lease)
        {
            var status = await lease.ReadStatusAsync(stopping);
            if (status is not null && IsOfThisSchedule(status) && status.Last >= due)
                return false;
            if (pastDue)
                CatchingUp(function.Name, due);
            await InvokeAsync(lease, status, pastDue, aborting);
            if (lease.Lost.IsCancellationRequested)
            {
                LeaseLost(function.Name);
                return true;
            }

            await RememberAsync(lease, due, aborting);
            return true;
        }
    }

    private async Task<TimerLease> AcquireAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await timerLock.TryAcquireAsync(cancellationToken) is { } lease)
                return lease;
            await Task.Delay(RetryWhileLeased, time, cancellationToken);
        }
    }

    private async Task InvokeAsync(TimerLease lease, TimerStatus? status, bool pastDue, CancellationToken aborting)
    {
        var invocationId = Guid.NewGuid().ToString();
        var timer = new TimerInfo
        {
            IsPastDue = pastDue,
            ScheduleStatus = _monitored && status is not null
                ? new ScheduleStatus { Last = status.Last, Next = status.Next, LastUpdated = status.LastUpdated }
                : null,
        };
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(aborting, lease.Lost);
        try
        {
            await runner.RunAsync(function, timer, NoData, invocationId, cancel.Token);
        }
#pragma warning disable CA1031 // A run that fails must not keep the next one from coming.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(e, function.Name, invocationId);
        }
    }

    private async Task RememberAsync(TimerLease lease, DateTime due, CancellationToken aborting)
    {
        var next = schedule.Next(due > Now ? due : Now);
        try
        {
            await lease.WriteStatusAsync(new TimerStatus(schedule.Expression, due, next, Now), aborting);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            LeaseLost(function.Name);
        }
#pragma warning disable CA1031 // The run was made; not to remember it must not repeat it at once.
        catch (Exception e) when (!aborting.IsCancellationRequested)
#pragma warning restore CA1031
        {
            NotRemembered(e, function.Name);
        }
    }

    // A wait may end early, or late after the machine slept: the clock decides.
    private async Task WaitUntilAsync(DateTime due, CancellationToken cancellationToken)
    {
        while (due - Now is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest < LongestWait ? rest : LongestWait, time, cancellationToken);
    }

    private async Task<T> WithStorageAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                var result = await action(stopping);
                if (_backoff.IsFailing)
                    StorageIsBack(function.Name);
                _backoff.Reset();
                return result;
            }
#pragma warning disable CA1031 // Credentials and network fail in many ways; the timer must survive all of them.
            catch (Exception e) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (!_backoff.IsFailing)
                    StorageFails(e, function.Name);
                await _backoff.WaitAsync(stopping);
            }
        }
    }

    private bool IsOfThisSchedule(TimerStatus status) =>
        string.Equals(status.Schedule, schedule.Expression, StringComparison.Ordinal);

    [LoggerMessage(21, LogLevel.Error, "Timer function {Function} failed in invocation {InvocationId}; its next run is not affected.")]
    private partial void Failed(Exception exception, string function, string invocationId);

    [LoggerMessage(22, LogLevel.Warning, "Timer function {Function} waits: AzureWebJobsStorage does not answer.")]
    private partial void StorageFails(Exception exception, string function);

    [LoggerMessage(23, LogLevel.Information, "Timer function {Function} goes on: AzureWebJobsStorage answers again.")]
    private partial void StorageIsBack(string function);

    [LoggerMessage(24, LogLevel.Warning, "Timer function {Function} lost its lease while it ran; another instance may run it now.")]
    private partial void LeaseLost(string function);

    [LoggerMessage(25, LogLevel.Information, "Timer function {Function} catches up the run of {Due:O}.")]
    private partial void CatchingUp(string function, DateTime due);

    [LoggerMessage(26, LogLevel.Warning, "Timer function {Function} ran, but its status was not written.")]
    private partial void NotRemembered(Exception exception, string function);
}
