using System.Text.Json;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>Queues of the standalone app, with the Service Bus emulator.</summary>
public sealed class QueueTests : IAsyncLifetime
{
    static readonly TimeSpan Lock = TimeSpan.FromSeconds(5);
    const int MaxDeliveries = 3;

    readonly JournalReader _journal = new();
    ServiceBusEmulator _bus = null!;
    ServiceBusClient _client = null!;

    public async Task InitializeAsync() => await StartBusAsync(0);

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _bus.DisposeAsync();
        _journal.Dispose();
    }

    [Fact]
    public async Task A_message_is_handled_once_and_completed()
    {
        await SendAsync("messages", new ServiceBusMessage("本文") { MessageId = "m1", Subject = "sub", ContentType = "text/plain", ApplicationProperties = { ["k"] = "v" } });
        await using var sample = await StartAsync("OnMessage");
        var data = (await _journal.WaitForAsync("OnMessage", 1)).Single().Data;
        data.GetProperty("MessageId").GetString().ShouldBe("m1");
        data.GetProperty("Subject").GetString().ShouldBe("sub");
        data.GetProperty("DeliveryCount").GetInt32().ShouldBe(1);
        data.GetProperty("Properties").GetProperty("k").GetString().ShouldBe("v");
        Convert.FromHexString(data.GetProperty("Body").GetString()!).ShouldBe("本文"u8.ToArray());
        await DrainedAsync("messages");
        _journal.Read("OnMessage").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_always_fails_is_dead_lettered_after_the_last_delivery()
    {
        await SendAsync("orders", Order("poison", fail: true), Order("good"));
        await using var sample = await StartAsync("OnOrder");
        await Wait.UntilAsync("the dead letter", async () => (await StatusAsync("orders")).DeadLettered == 1);
        await _journal.WaitForAsync("OnOrder", 1, "end");
        Starts("poison").Count.ShouldBe(MaxDeliveries);
        Starts("good").Count.ShouldBe(1);
        await DrainedAsync("orders");
        sample.Output.ShouldContain("The order fails on purpose.");
    }

    [Fact]
    public async Task The_lock_is_renewed_while_a_message_is_handled()
    {
        await SendAsync("orders", Order("slow", milliseconds: (int)(Lock * 3).TotalMilliseconds));
        await using var sample = await StartAsync("OnOrder");
        await _journal.WaitForAsync("OnOrder", 1, "end");
        await DrainedAsync("orders");
        Starts("slow").Count.ShouldBe(1);
        (await StatusAsync("orders")).DeadLettered.ShouldBe(0);
    }

    [Fact]
    public async Task No_more_messages_are_handled_at_once_than_host_json_allows()
    {
        await SendAsync("orders", [.. Enumerable.Range(0, 7).Select(i => Order($"o{i}", milliseconds: 1200))]);
        await using var sample = await StartAsync("OnOrder");
        await _journal.WaitForAsync("OnOrder", 7, "end");
        var changes = _journal.Read("OnOrder").Select(e => (e.At, Change: 1))
            .Concat(_journal.Read("OnOrder", "end").Select(e => (e.At, Change: -1)))
            .OrderBy(change => change.At);
        var (running, most) = (0, 0);
        foreach (var (_, change) in changes)
            most = Math.Max(most, running += change);
        most.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_that_is_not_completed_by_itself_comes_again()
    {
        await SendAsync("kept", new ServiceBusMessage("kept"));
        await using var sample = await StartAsync("OnKept");
        var runs = await _journal.WaitForAsync("OnKept", 2);
        runs.Take(2).Select(run => run.Data.GetProperty("DeliveryCount").GetInt32()).ShouldBe([1, 2]);
        (runs[1].At - runs[0].At).ShouldBeGreaterThan(Lock / 2);
    }

    [Fact]
    public async Task A_stop_lets_running_messages_finish_and_takes_no_new_ones()
    {
        await SendAsync("orders", Order("last", milliseconds: 3000));
        await using var sample = await StartAsync("OnOrder");
        await _journal.WaitForAsync("OnOrder", 1);
        var stopped = sample.StopAsync();
        await Wait.UntilAsync("the stop", () => Task.FromResult(sample.Output.Contains("shutting down", StringComparison.Ordinal)));
        await SendAsync("orders", Order("later"));
        (await stopped).ShouldBe(0);
        _journal.Read("OnOrder", "end").Count.ShouldBe(1);
        Starts("later").ShouldBeEmpty();
        (await StatusAsync("orders")).Locked.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_whose_app_was_killed_comes_again_when_its_lock_has_run_out()
    {
        await SendAsync("orders", Order("killed", milliseconds: 2000));
        await using (var first = await StartAsync("OnOrder"))
        {
            await _journal.WaitForAsync("OnOrder", 1);
            await first.KillAsync();
        }

        await using var second = await StartAsync("OnOrder");
        await _journal.WaitForAsync("OnOrder", 1, "end");
        Starts("killed").Count.ShouldBe(2);
        await DrainedAsync("orders");
    }

    [Fact]
    public async Task An_outage_of_the_broker_is_logged_once_and_survived()
    {
        await using var sample = await StartAsync("OnText");
        var port = _bus.Port;
        await _client.DisposeAsync();
        await _bus.DisposeAsync();
        const string Complaint = "the broker does not answer";
        await Wait.UntilAsync("a complaint", () => Task.FromResult(sample.Output.Contains(Complaint, StringComparison.Ordinal)));
        await StartBusAsync(port);
        await SendAsync("texts", new ServiceBusMessage("after"));
        await _journal.WaitForAsync("OnText", 1, limit: TimeSpan.FromSeconds(120));
        sample.Output.Split(Complaint).Length.ShouldBe(2);
        sample.Output.ShouldContain("receives messages again");
        await DrainedAsync("texts");
    }

    static ServiceBusMessage Order(string id, int milliseconds = 0, bool fail = false) =>
        new(JsonSerializer.Serialize(new { id, delayMilliseconds = milliseconds, fail }));

    IReadOnlyList<JournalEntry> Starts(string id) =>
        [.. _journal.Read("OnOrder").Where(entry => entry.Data.GetProperty("Id").GetString() == id)];

    Task<SampleProcess> StartAsync(string function) => SampleProcess.StartAsync(SampleProcess.Settings(
        ("Journal", _journal.Path), ("Bus", _bus.ConnectionString), ($"AzureWebJobs__{function}__Disabled", "0")));

    async Task StartBusAsync(int port)
    {
        _bus = await ServiceBusEmulator.StartAsync(new ServiceBusEmulatorOptions
        {
            DatabasePath = Path.Combine(_journal.Directory, "bus.db"),
            Port = port,
            Key = "c2VjcmV0LWtleS1vZi10aGUtdGVzdHM=",
            Queues = [.. new[] { "messages", "orders", "texts", "kept" }.Select(name => new QueueOptions { Name = name, LockDuration = Lock, MaxDeliveryCount = MaxDeliveries })],
        });
        _client = new ServiceBusClient(_bus.ConnectionString);
    }

    async Task SendAsync(string queue, params ServiceBusMessage[] messages)
    {
        foreach (var message in messages)
            await _client.CreateSender(queue).SendMessageAsync(message);
    }

    async Task<QueueStatus> StatusAsync(string queue) => (await _bus.GetQueuesAsync()).Single(status => status.Name == queue);

    Task DrainedAsync(string queue) => Wait.UntilAsync($"{queue} to be empty", async () => (await StatusAsync(queue)).IsDrained);
}
