namespace ServerlessBlog.Tests.Contracts.ServiceBus;

/// <summary>A clock that moves only when a test says so. Timers ring on the thread that moves it.</summary>
sealed class ManualTime : TimeProvider
{
    readonly Lock _sync = new();
    readonly List<ManualTimer> _timers = [];

    // A real start: signatures carry real expiry times. A whole second, as the protocol has no fractions.
    DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    public override DateTimeOffset GetUtcNow()
    {
        lock (_sync) return _now;
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_sync)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            foreach (var timer in due) timer.Due = DateTimeOffset.MaxValue;
        }

        foreach (var timer in due) timer.Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("The manual clock has one-shot timers only.");
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_sync) _timers.Add(timer);
        return timer;
    }

    sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; } = DateTimeOffset.MaxValue;

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._sync) Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : time._now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (time._sync) time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
