using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class DuplicateDetectionTests
{
    static readonly QueueOptions Queue = new() { Name = EmulatorHost.Queue, DuplicateDetectionWindow = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task A_second_message_with_the_same_id_is_accepted_and_dropped()
    {
        await using var host = await EmulatorHost.StartAsync(Queue);

        await host.Sender.SendMessageAsync(new ServiceBusMessage("1") { MessageId = "同じ" });
        await host.Sender.SendMessageAsync(new ServiceBusMessage("2") { MessageId = "同じ" });
        await host.Sender.SendMessagesAsync([new ServiceBusMessage("3") { MessageId = "other" }, new ServiceBusMessage("4") { MessageId = "other" }]);

        var received = await host.Receiver.ReceiveMessagesAsync(10, TimeSpan.FromSeconds(5));
        received.Select(message => message.Body.ToString()).ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task An_id_is_remembered_after_its_message_is_gone_until_the_window_is_over()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(Queue, time);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("1") { MessageId = "id" });
        await host.Receiver.CompleteMessageAsync(await host.TakeAsync());

        time.Advance(TimeSpan.FromMinutes(9));
        await host.Sender.SendMessageAsync(new ServiceBusMessage("2") { MessageId = "id" });
        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
        time.Advance(TimeSpan.FromMinutes(1));
        await host.Sender.SendMessageAsync(new ServiceBusMessage("3") { MessageId = "id" });

        (await host.TakeAsync()).Body.ToString().ShouldBe("3");
    }

    [Fact]
    public async Task Without_a_window_and_without_an_id_nothing_is_dropped()
    {
        await using var off = await EmulatorHost.StartAsync();
        await using var on = await EmulatorHost.StartAsync(Queue);

        for (var number = 0; number < 2; number++)
        {
            await off.Sender.SendMessageAsync(new ServiceBusMessage("x") { MessageId = "same" });
            await on.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        }

        (await off.StatusAsync()).Active.ShouldBe(2);
        (await on.StatusAsync()).Active.ShouldBe(2);
    }
}
