using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>Timers of the standalone app, with their locks in Azurite.</summary>
public sealed class TimerTests : IAsyncLifetime
{
    const string OnceAYear = "0 0 0 1 1 *";
    const string EverySecond = "* * * * * *";

    readonly JournalReader _journal = new();
    AzuriteProcess _azurite = null!;
    BlobContainerClient _locks = null!;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Durable = false });
        _locks = new BlobContainerClient(_azurite.ConnectionString, "azure-webjobs-hosts");
    }

    public async Task DisposeAsync()
    {
        await _azurite.DisposeAsync();
        _journal.Dispose();
    }

    [Fact]
    public async Task A_timer_runs_on_its_schedule_and_is_not_remembered_below_a_minute()
    {
        await using var sample = await StartAsync(EverySecond);
        var runs = await _journal.WaitForAsync("Tick", 3);
        foreach (var run in runs)
        {
            run.Data.GetProperty("IsPastDue").GetBoolean().ShouldBeFalse();
            run.Data.GetProperty("ScheduleStatus").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        runs.Select(run => run.Data.GetProperty("InvocationId").GetString()).ShouldBeUnique();
        runs.Select(run => run.Data.GetProperty("Number").GetInt32()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_run_that_fails_is_logged_and_the_next_one_comes()
    {
        await using var sample = await StartAsync(EverySecond, ("TickFails", "true"));
        await _journal.WaitForAsync("Tick", 3);
        sample.Output.ShouldContain("The tick fails on purpose.");
    }

    [Fact]
    public async Task Two_instances_make_each_run_once()
    {
        await using var first = await StartAsync("*/2 * * * * *", ("TickMilliseconds", "300"));
        await using var second = await StartAsync("*/2 * * * * *", ("TickMilliseconds", "300"));
        var runs = await _journal.WaitForAsync("Tick", 6, "end");
        var starts = _journal.Read("Tick").OrderBy(run => run.At).ToList();
        for (var i = 0; i < runs.Count - 1; i++)
            starts[i + 1].At.ShouldBeGreaterThan(runs.OrderBy(run => run.At).ElementAt(i).At);
        starts.Count.ShouldBeLessThanOrEqualTo((int)((starts[^1].At - starts[0].At).TotalSeconds / 2) + 2);
    }

    [Fact]
    public async Task A_missed_run_is_caught_up_once_and_says_so()
    {
        var due = DateTime.UtcNow.AddMinutes(-90);
        await RememberAsync(OnceAYear, due.AddYears(-1), due);
        await using (await StartAsync(OnceAYear))
        {
            var run = (await _journal.WaitForAsync("Tick", 1)).Single();
            run.Data.GetProperty("IsPastDue").GetBoolean().ShouldBeTrue();
            run.Data.GetProperty("ScheduleStatus").GetProperty("Next").GetDateTime().ShouldBe(due);
            await UntilStatusAsync(status => status.GetProperty("Last").GetDateTime() == due);
        }

        (await StatusAsync())!.Value.GetProperty("Next").GetDateTime().ShouldBeGreaterThan(DateTime.UtcNow);
    }

    [Fact]
    public async Task The_first_start_remembers_when_the_first_run_is_due()
    {
        await using var sample = await StartAsync(OnceAYear);
        await UntilStatusAsync(status => status.GetProperty("Next").GetDateTime() == new DateTime(DateTime.UtcNow.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _journal.Read("Tick").ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_change_of_the_schedule_nothing_is_caught_up()
    {
        await RememberAsync("0 0 0 2 1 *", default, DateTime.UtcNow.AddHours(-1));
        await using var sample = await StartAsync(OnceAYear);
        await UntilStatusAsync(status => status.GetProperty("Schedule").GetString() == OnceAYear);
        _journal.Read("Tick").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_timer_that_runs_at_start_runs_at_each_start()
    {
        for (var start = 1; start <= 2; start++)
        {
            await using var sample = await StartAsync(OnceAYear, ("AzureWebJobs__AtStart__Disabled", "0"));
            var runs = await _journal.WaitForAsync("AtStart", start);
            runs[^1].Data.GetProperty("IsPastDue").GetBoolean().ShouldBeFalse();
            (await sample.StopAsync()).ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_run_whose_instance_was_killed_is_made_by_another_when_the_lease_has_run_out()
    {
        var due = DateTime.UtcNow.AddMinutes(-5);
        await RememberAsync(OnceAYear, default, due);
        await using var first = await StartAsync(OnceAYear, ("TickMilliseconds", "300000"));
        await _journal.WaitForAsync("Tick", 1);
        await using var second = await StartAsync(OnceAYear);
        await first.KillAsync();
        await _journal.WaitForAsync("Tick", 1, "end");
        _journal.Read("Tick").Select(run => run.Pid).ShouldBe([first.Id, second.Id]);
    }

    [Fact]
    public async Task A_run_that_loses_its_lease_is_cancelled_and_not_remembered()
    {
        var due = DateTime.UtcNow.AddMinutes(-5);
        await RememberAsync(OnceAYear, default, due);
        await using var sample = await StartAsync(OnceAYear, ("TickMilliseconds", "300000"));
        await _journal.WaitForAsync("Tick", 1);
        await StatusBlob().GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        await Wait.UntilAsync("the loss of the lease", () => Task.FromResult(sample.Output.Contains("lost its lease", StringComparison.Ordinal)));
        _journal.Read("Tick", "end").ShouldBeEmpty();
        (await StatusAsync())!.Value.GetProperty("Next").GetDateTime().ShouldBe(due);
    }

    [Fact]
    public async Task A_stop_lets_the_running_timer_finish()
    {
        await RememberAsync(OnceAYear, default, DateTime.UtcNow.AddMinutes(-5));
        await using var sample = await StartAsync(OnceAYear, ("TickMilliseconds", "2500"));
        await _journal.WaitForAsync("Tick", 1);
        (await sample.StopAsync()).ShouldBe(0);
        _journal.Read("Tick", "end").Count.ShouldBe(1);
        (await StatusAsync())!.Value.GetProperty("Next").GetDateTime().ShouldBeGreaterThan(DateTime.UtcNow);
    }

    [Fact]
    public async Task An_outage_of_the_storage_is_logged_once_and_survived()
    {
        var port = _azurite.BlobPort;
        await _azurite.KillAsync();
        await using var sample = await StartAsync(EverySecond);
        const string Complaint = "AzureWebJobsStorage does not answer";
        await Wait.UntilAsync("a complaint", () => Task.FromResult(sample.Output.Contains(Complaint, StringComparison.Ordinal)));
        await _azurite.DisposeAsync();
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { Durable = false, BlobPort = port });
        await _journal.WaitForAsync("Tick", 1, limit: TimeSpan.FromSeconds(120));
        sample.Output.Split(Complaint).Length.ShouldBe(2);
        await Wait.UntilAsync("the end of the outage", () => Task.FromResult(sample.Output.Contains("answers again", StringComparison.Ordinal)));
    }

    Task<SampleProcess> StartAsync(string schedule, params (string Name, string Value)[] settings) => SampleProcess.StartAsync(SampleProcess.Settings([
        ("Journal", _journal.Path),
        ("AzureWebJobsStorage", _azurite.ConnectionString),
        ("AzureWebJobs__Tick__Disabled", "0"),
        ("TickSchedule", schedule),
        .. settings]));

    BlobClient StatusBlob() => _locks.GetBlobClient("locks/sampleapp/Tick");

    async Task RememberAsync(string schedule, DateTime last, DateTime next)
    {
        await _locks.CreateIfNotExistsAsync();
        await StatusBlob().UploadAsync(BinaryData.FromObjectAsJson(new { Schedule = schedule, Last = last, Next = next, LastUpdated = last }), overwrite: true);
    }

    async Task<JsonElement?> StatusAsync()
    {
        if (!await StatusBlob().ExistsAsync())
            return null;
        var content = await StatusBlob().DownloadContentAsync();
        return content.Value.Content.ToMemory().IsEmpty ? null : content.Value.Content.ToObjectFromJson<JsonElement>();
    }

    Task UntilStatusAsync(Func<JsonElement, bool> holds) =>
        Wait.UntilAsync("the timer's status", async () => await StatusAsync() is { } status && holds(status));
}
