using ServerlessBlog.Bench.Cost.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Cost;

/// <summary>How the seconds of Flex Consumption are counted in docs/cost.md.</summary>
public sealed class ActiveTimeTests
{
    private const double Day = 24 * 60 * 60;

    [Theory]
    [InlineData(0.003, 1)]
    [InlineData(1, 1)]
    [InlineData(1.001, 1.1)]
    [InlineData(1.3, 1.3)]
    [InlineData(90.05, 90.1)]
    public void A_period_is_billed_for_a_second_at_least_and_in_steps_of_a_tenth(double seconds, double billed) =>
        ActiveTime.Alone(seconds).ShouldBe(billed, 1e-9);

    [Fact]
    public void What_hardly_ever_overlaps_is_billed_one_by_one() => ActiveTime.Overlapping(10, Day).ShouldBe(10, 0.001);

    [Fact]
    public void No_instance_is_billed_for_more_than_the_clock() => ActiveTime.Overlapping(1_000_000, Day).ShouldBe(Day, 1);

    // By throwing 20,000 periods of a second into a day, and measuring what they cover.
    [Fact]
    public void Periods_at_random_cover_what_the_formula_says()
    {
        var random = new Random(1);
        var starts = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() * Day).Order().ToList();
        double covered = 0, until = 0;
        foreach (var start in starts)
        {
            covered += start + 1 - Math.Max(start, until);
            until = start + 1;
        }

        ActiveTime.Overlapping(20_000, Day).ShouldBe(covered, covered * 0.01);
    }

    [Fact]
    public void Requests_that_come_seldom_start_an_instance_each_and_those_that_come_often_hardly_any()
    {
        ActiveTime.AfterIdle(10, 30, Day).ShouldBe(10, 0.1);
        ActiveTime.AfterIdle(1_000_000, 30, Day).ShouldBe(0, 1e-6);
    }

    [Fact]
    public void A_cache_is_asked_in_vain_at_most_once_for_each_time_that_it_keeps_an_answer()
    {
        ActiveTime.Misses(10, 60, Day).ShouldBe(10, 0.1);
        ActiveTime.Misses(1_000_000, 60, Day).ShouldBe(Day / 60, Day / 60 * 0.01);
    }
}
