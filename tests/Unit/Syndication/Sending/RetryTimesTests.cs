using ServerlessBlog.Syndication.Sending.Delivery;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Sending;

public sealed class RetryTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);

    [Fact]
    public void Each_attempt_waits_longer_than_the_one_before()
    {
        var waits = Enumerable.Range(1, 7).Select(attempt => RetryTimes.Next(attempt, First, null, Now, Now)!.Value - Now).ToList();
        waits.ShouldBeInOrder();
        waits[0].ShouldBeInRange(First, First * 1.2);
        waits[^1].ShouldBeInRange(TimeSpan.FromHours(6), TimeSpan.FromHours(7.2));
    }

    [Fact]
    public void The_time_that_the_network_names_is_kept() =>
        RetryTimes.Next(1, First, Now.AddMinutes(15), Now, Now)!.Value.ShouldBeInRange(Now.AddMinutes(15), Now.AddMinutes(15) + (First * 0.2));

    [Fact]
    public void A_time_that_is_over_already_counts_for_nothing() =>
        RetryTimes.Next(1, First, Now.AddMinutes(-5), Now, Now)!.Value.ShouldBeGreaterThanOrEqualTo(Now + First);

    [Fact]
    public void A_day_after_the_first_attempt_there_is_no_other() =>
        RetryTimes.Next(9, First, null, Now.AddHours(-20), Now).ShouldBeNull();

    [Fact]
    public void Many_that_fail_together_do_not_come_back_together() =>
        Enumerable.Range(0, 50).Select(_ => RetryTimes.Next(3, First, null, Now, Now)!.Value).Distinct().Count().ShouldBeGreaterThan(10);
}
