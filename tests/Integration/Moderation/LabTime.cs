namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>A clock that moves only when it is told to; time limits run on the real one.</summary>
public sealed class LabTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public void Advance(TimeSpan time) => _now += time;

    public void MoveTo(DateTimeOffset time) => _now = time > _now ? time : _now;

    public override DateTimeOffset GetUtcNow() => _now;
}
