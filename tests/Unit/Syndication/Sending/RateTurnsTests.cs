using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Sending;

public sealed class RateTurnsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly RateLimit ThreeAMinute = new(3, TimeSpan.FromMinutes(1));

    [Fact]
    public void As_many_as_the_network_takes_go_at_once_and_the_next_after_its_period()
    {
        IReadOnlyList<RateTurn> turns = [];
        List<DateTimeOffset> given = [];
        for (var i = 0; i < 4; i++)
        {
            (var turn, turns) = RateTurns.Next(turns, i, ThreeAMinute, Start, pausedUntil: null);
            given.Add(turn);
        }

        given.Take(3).ShouldAllBe(turn => turn == Start);
        given[3].ShouldBe(Start + TimeSpan.FromMinutes(1) + RateTurns.Slack);
    }

    [Fact]
    public void A_network_that_asked_to_be_left_alone_is() =>
        RateTurns.Next([], 1, ThreeAMinute, Start, Start.AddMinutes(10)).Turn.ShouldBe(Start.AddMinutes(10));

    [Fact]
    public void What_is_long_over_is_forgotten() =>
        RateTurns.Next([new(Start.AddHours(-1), 1), new(Start.AddMinutes(-2), 2)], 3, ThreeAMinute, Start, pausedUntil: null).Turns.ShouldBe([new RateTurn(Start, 3)]);

    [Fact]
    public void However_often_an_attempt_asks_it_has_one_turn()
    {
        var (first, turns) = RateTurns.Next([], 1, ThreeAMinute, Start, pausedUntil: null);
        RateTurns.Next(turns, 1, ThreeAMinute, Start.AddSeconds(2), pausedUntil: null).ShouldBe((first, turns));
    }

    [Fact]
    public void A_turn_that_was_missed_is_given_back()
    {
        var (_, turns) = RateTurns.Next([], 1, ThreeAMinute, Start, pausedUntil: null);
        var late = Start.AddSeconds(20);
        RateTurns.Next(turns, 1, ThreeAMinute, late, pausedUntil: null).Turns.ShouldBe([new RateTurn(late, 1)]);
    }

    [Fact]
    public void However_requests_and_pauses_come_no_stretch_of_the_period_holds_more_than_the_network_takes()
    {
        var steps = from wait in Gen.Choose(0, 40_000)
                    from pause in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 200_000)))
                    select (wait, pause);
        var cases = from count in Gen.Choose(1, 8)
                    from seconds in Gen.Choose(1, 120)
                    from all in steps.ListOf(60)
                    select (count, seconds, all);
        Prop.ForAll(cases.ToArbitrary(), sample => Check(new RateLimit(sample.count, TimeSpan.FromSeconds(sample.seconds)), [.. sample.all])).QuickCheckThrowOnFailure();
    }

    private static void Check(RateLimit rate, IReadOnlyList<(int Wait, int Pause)> steps)
    {
        var now = Start;
        IReadOnlyList<RateTurn> turns = [];
        List<DateTimeOffset> given = [];
        foreach (var (wait, pause) in steps)
        {
            now = now.AddMilliseconds(wait);
            (var turn, turns) = RateTurns.Next(turns, given.Count, rate, now, pause == 0 ? null : now.AddMilliseconds(pause));
            turn.ShouldBeGreaterThanOrEqualTo(now);
            given.Add(turn);
        }

        given.Sort();
        for (var i = rate.Count; i < given.Count; i++)
            (given[i] - given[i - rate.Count]).ShouldBeGreaterThanOrEqualTo(rate.Period);
    }
}
