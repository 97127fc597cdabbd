using ServerlessBlog.Operations.Health;
using ServerlessBlog.Platform.Timers;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Health;

public sealed class TimerFindingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimerFunction Quarterly = new("Quarterly", TimerSchedule.Parse("0 */15 * * * *")!, false, typeof(object));

    [Fact]
    public void A_timer_that_ran_lately_is_well() =>
        Find(Quarterly, new TimerRun(null, Now.AddMinutes(-20), TimeSpan.FromSeconds(1), HasFailed: false)).Status.ShouldBe("pass");

    [Fact]
    public void One_that_has_not_run_for_long_is_late()
    {
        var found = Find(Quarterly, new TimerRun(Now.AddDays(-3), Now.AddHours(-2), TimeSpan.Zero, HasFailed: false));
        (found.Status, found.Detail).ShouldBe(("warn", "Late: Quarterly."));
    }

    [Fact]
    public void One_that_never_ran_is_late_only_when_it_has_been_looked_for_that_long()
    {
        Find(Quarterly, null).Status.ShouldBe("pass");
        Find(Quarterly, new TimerRun(Now.AddMinutes(-20), null, TimeSpan.Zero, HasFailed: false)).Status.ShouldBe("pass");
        Find(Quarterly, new TimerRun(Now.AddHours(-2), null, TimeSpan.Zero, HasFailed: false)).Detail.ShouldBe("Late: Quarterly.");
    }

    [Fact]
    public void One_that_failed_is_named()
    {
        var found = Find(Quarterly, new TimerRun(null, Now.AddMinutes(-5), TimeSpan.Zero, HasFailed: true));
        (found.Status, found.Detail).ShouldBe(("warn", "Failed the last time: Quarterly."));
    }

    [Fact]
    public void One_that_is_turned_off_is_not_late() =>
        Find(Quarterly with { IsDisabled = true }, new TimerRun(null, Now.AddDays(-9), TimeSpan.Zero, HasFailed: false)).Status.ShouldBe("pass");

    private static ReadinessCheck Find(TimerFunction timer, TimerRun? run) => TimerFindings.Of(
        [timer], run is null ? new Dictionary<string, TimerRun>(StringComparer.Ordinal) : new Dictionary<string, TimerRun>(StringComparer.Ordinal) { [timer.Name] = run }, Now);
}
