using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>Messages that the host receives and hands to the app.</summary>
public sealed class HostedQueueTests
{
    [Fact]
    public async Task The_host_settles_a_message_by_the_outcome_of_its_invocation()
    {
        using var journal = new JournalReader();
        await using var bus = await ServiceBusEmulator.StartAsync(new ServiceBusEmulatorOptions
        {
            DatabasePath = Path.Combine(journal.Directory, "bus.db"),
            Key = "c2VjcmV0LWtleS1vZi10aGUtdGVzdHM=",
            Queues = [.. new[] { "messages", "orders", "texts", "kept" }.Select(name => new QueueOptions { Name = name, MaxDeliveryCount = 3 })],
        });
        await using var client = new ServiceBusClient(bus.ConnectionString);
        var settings = HostedSample.Settings(journal);
        settings["Bus"] = bus.ConnectionString;
        settings["OrderQueue"] = "orders";
        await using var host = await FunctionsHostDouble.StartAsync(
            new FunctionsHostOptions { AppFolder = SampleProcess.Folder, Settings = settings, PumpMessages = true });

        await using var sender = client.CreateSender("orders");
        await sender.SendMessageAsync(new ServiceBusMessage("""{"id":"good"}"""));
        await sender.SendMessageAsync(new ServiceBusMessage("""{"id":"poison","fail":true}"""));
        await Wait.UntilAsync("both orders", async () =>
            (await bus.GetQueuesAsync()).Single(queue => queue.Name == "orders") is { IsDrained: true, DeadLettered: 1 });
        journal.Read("OnOrder").Select(entry => entry.Data.GetProperty("Id").GetString()).Order(StringComparer.Ordinal)
            .ShouldBe(["good", "poison", "poison", "poison"]);
        journal.Read("OnOrder", "end").Count.ShouldBe(1);
    }
}
