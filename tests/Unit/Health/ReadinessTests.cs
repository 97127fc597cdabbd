using ServerlessBlog.Operations.Health;
using ServerlessBlog.Tests.Unit.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Health;

public sealed class ReadinessTests
{
    private readonly ManualTime _time = new();
    private readonly Probe _probe = new();

    [Fact]
    public async Task Many_who_ask_at_once_share_one_look()
    {
        var readiness = new Readiness([_probe], _time);
        var asking = Enumerable.Range(0, 50).Select(_ => readiness.GetAsync()).ToList();
        _probe.Answer.SetResult([ReadinessCheck.Pass("tables", "")]);

        (await Task.WhenAll(asking)).ShouldAllBe(checks => checks.Count == 1);
        _probe.Looks.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_found_is_kept_for_as_long_as_the_probe_says()
    {
        _probe.Answer.SetResult([ReadinessCheck.Pass("tables", "")]);
        var readiness = new Readiness([_probe], _time);
        await readiness.GetAsync();
        _time.Advance(_probe.Keep);
        await readiness.GetAsync();
        _probe.Looks.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(1));
        await readiness.GetAsync();
        _probe.Looks.ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_is_kept_for_seconds_so_that_the_end_of_an_outage_shows()
    {
        _probe.Answer.SetResult([ReadinessCheck.Fail("tables", "")]);
        var readiness = new Readiness([_probe], _time);
        await readiness.GetAsync();
        _time.Advance(TimeSpan.FromSeconds(4));
        await readiness.GetAsync();
        _probe.Looks.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(2));
        await readiness.GetAsync();
        _probe.Looks.ShouldBe(2);
    }

    private sealed class Probe : IReadinessProbe
    {
        private int _looks;

        public int Looks => Volatile.Read(ref _looks);

        public TaskCompletionSource<IReadOnlyList<ReadinessCheck>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Keep => TimeSpan.FromMinutes(1);

        public Task<IReadOnlyList<ReadinessCheck>> LookAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _looks);
            return Answer.Task;
        }
    }
}
