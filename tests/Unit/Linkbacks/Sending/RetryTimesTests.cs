using ServerlessBlog.Linkbacks.Sending.Delivery;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

public sealed class RetryTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Waits_grow_from_a_minute_to_a_day_and_then_it_is_given_up()
    {
        var waits = Enumerable.Range(1, 6).Select(attempts => RetryTimes.Next(attempts, null, Now) - Now).ToList();
        waits.ShouldBe([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), null]);
    }

    [Fact]
    public void Who_says_when_to_come_back_is_asked_then_and_not_more_often()
    {
        RetryTimes.Next(1, TimeSpan.FromHours(3), Now).ShouldBe(Now.AddHours(3));
        RetryTimes.Next(5, TimeSpan.Zero, Now).ShouldBe(Now);
        RetryTimes.Next(6, TimeSpan.FromSeconds(1), Now).ShouldBeNull();
    }
}
