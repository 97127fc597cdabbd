using ServerlessBlog.Platform.Timers;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Timers;

public sealed class TimerScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0 */15 * * * *")]
    [InlineData("  0 30 18 * * 6 ")]
    [InlineData("*/2 * * * * *")]
    public void Six_fields_are_a_schedule(string expression) =>
        TimerSchedule.Parse(expression).ShouldNotBeNull().Expression.ShouldBe(expression.Trim());

    [Theory]
    [InlineData("")]
    [InlineData("*/15 * * * *")]
    [InlineData("00:05:00")]
    [InlineData("0 61 * * * *")]
    [InlineData("0 0 0 32 1 *")]
    [InlineData("0 0 0 31 2 *")]
    [InlineData("0 0 0 30 2 1-5")]
    [InlineData("sometimes")]
    public void Anything_else_is_none(string expression) => TimerSchedule.Parse(expression).ShouldBeNull();

    [Theory]
    [InlineData("0 */15 * * * *", 50, false)]
    [InlineData("0 */15 * * * *", 51, true)]
    [InlineData("0 0 * * * *", 3 * 60 + 5, false)]
    [InlineData("0 0 * * * *", 3 * 60 + 6, true)]
    public void A_timer_is_late_after_three_missed_turns_and_five_minutes(string expression, int minutesSince, bool isLate) =>
        TimerSchedule.Parse(expression)!.IsLate(Noon, Noon.AddMinutes(minutesSince)).ShouldBe(isLate);
}
