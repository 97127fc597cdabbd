using System.Text.Json;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>Timers that the host runs by their schedules, and what becomes of those that fail or take too long.</summary>
public sealed class HostedTimerTests : IDisposable
{
    readonly JournalReader _journal = new();

    public void Dispose() => _journal.Dispose();

    [Fact]
    public async Task A_timer_runs_by_the_schedule_that_a_setting_gives_one_run_after_the_other()
    {
        await using var host = await StartAsync(("TickSchedule", "* * * * * *"), ("TickMilliseconds", "1500"));
        await _journal.WaitForAsync("Tick", 3, "end");

        var (starts, ends) = (_journal.Read("Tick"), _journal.Read("Tick", "end"));
        starts[1].At.ShouldBeGreaterThanOrEqualTo(ends[0].At);
        starts[2].At.ShouldBeGreaterThanOrEqualTo(ends[1].At);
        starts[0].Data.GetProperty("ScheduleStatus").ValueKind.ShouldBe(JsonValueKind.Null, "runs less than a minute apart are not monitored");
        _journal.Read("AtStart").Count.ShouldBe(1, "once, since it wants to run at the start");
        host.FailedInvocations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_fails_is_reported_and_the_next_one_comes_all_the_same()
    {
        await using var host = await StartAsync(("TickSchedule", "* * * * * *"), ("TickFails", "true"));
        await _journal.WaitForAsync("Tick", 3);

        host.FailedInvocations.Count.ShouldBeGreaterThanOrEqualTo(2);
        host.FailedInvocations.ShouldAllBe(failed => failed.Function == "Tick");
        host.Output.ToString().ShouldContain("host: Executed 'Functions.Tick' (Failed): Tick answered 500");
    }

    [Fact]
    public async Task A_setting_that_a_schedule_names_must_be_there()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync());
        failure.Message.ShouldBe("The setting TickSchedule, which function Tick names, is missing.");
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_the_function_timeout_has_the_app_killed_and_started_again()
    {
        await using var host = await StartAsync(
            ("TickSchedule", "0 0 0 1 1 *"), ("TickMilliseconds", "60000"), ("AzureFunctionsJobHost__functionTimeout", "00:00:02"));
        var first = host.HandlerProcessId;
        var failure = await Should.ThrowAsync<InvocationFailedException>(() => host.FireTimerAsync("Tick"));

        failure.Message.ShouldContain("longer than the function timeout of 00:00:02");
        await Support.Wait.UntilAsync("the app is started again", () => Task.FromResult(host.HandlerStarts == 2));
        await host.HandlerPortAsync();
        host.HandlerProcessId.ShouldNotBe(first);
        _journal.Read("Tick", "end").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_front_listens_at_the_port_that_it_is_given()
    {
        var port = TestBlog.FreePort();
        await using var host = await FunctionsHostDouble.StartAsync(
            new FunctionsHostOptions { AppFolder = SampleProcess.Folder, Settings = HostedSample.Settings(_journal), Port = port });
        host.Address.Port.ShouldBe(port);
    }

    Task<FunctionsHostDouble> StartAsync(params (string Name, string Value)[] more)
    {
        var settings = HostedSample.Settings(_journal);
        foreach (var (name, value) in more)
            settings[name] = value;
        return FunctionsHostDouble.StartAsync(new FunctionsHostOptions { AppFolder = SampleProcess.Folder, Settings = settings, RunTimers = true });
    }
}
