using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class ScheduleTests
{
    [Fact]
    public async Task A_scheduled_message_arrives_at_its_time_and_not_before()
    {
        await using var host = await EmulatorHost.StartAsync();
        var at = DateTimeOffset.UtcNow.AddMilliseconds(1300);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("later") { ScheduledEnqueueTime = at });
        (await host.StatusAsync()).Scheduled.ShouldBe(1);

        var received = await host.TakeAsync();

        // Whole seconds on the wire, rounded up: up to a second late, never early.
        DateTimeOffset.UtcNow.ShouldBeInRange(at, at.AddSeconds(10));
        received.ScheduledEnqueueTime.ShouldBeInRange(at, at.AddSeconds(1));
        received.EnqueuedTime.ShouldBe(received.ScheduledEnqueueTime);
        received.DeliveryCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_time_in_the_past_delivers_at_once()
    {
        await using var host = await EmulatorHost.StartAsync();

        await host.Sender.SendMessageAsync(new ServiceBusMessage("x") { ScheduledEnqueueTime = DateTimeOffset.UtcNow.AddDays(-1) });

        (await host.StatusAsync()).Active.ShouldBe(1);
    }

    [Fact]
    public async Task Scheduled_messages_line_up_behind_those_that_were_active_before()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(time);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("third") { ScheduledEnqueueTime = time.GetUtcNow().AddMinutes(2) });
        await host.Sender.SendMessagesAsync([new ServiceBusMessage("second") { ScheduledEnqueueTime = time.GetUtcNow().AddMinutes(1) }, new ServiceBusMessage("first")]);

        time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromMilliseconds(1));
        (await host.StatusAsync()).ShouldBe(new QueueStatus(EmulatorHost.Queue, 1, 2, 0, 0));
        time.Advance(TimeSpan.FromMilliseconds(1));
        (await host.StatusAsync()).ShouldBe(new QueueStatus(EmulatorHost.Queue, 2, 1, 0, 0));
        time.Advance(TimeSpan.FromMinutes(1));

        var received = await host.Receiver.ReceiveMessagesAsync(3, TimeSpan.FromSeconds(5));
        received.Select(message => message.Body.ToString()).ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public async Task A_far_schedule_does_not_delay_a_near_one()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(time);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("far") { ScheduledEnqueueTime = time.GetUtcNow().AddDays(400) });
        await host.Sender.SendMessageAsync(new ServiceBusMessage("near") { ScheduledEnqueueTime = time.GetUtcNow().AddSeconds(1) });
        var waiting = host.TakeAsync();

        time.Advance(TimeSpan.FromSeconds(1));

        (await waiting).Body.ToString().ShouldBe("near");
        (await host.StatusAsync()).Scheduled.ShouldBe(1);
    }

    [Fact]
    public async Task A_waiting_receiver_gets_a_scheduled_message_without_asking_again()
    {
        await using var host = await EmulatorHost.StartAsync();
        var waiting = host.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        var clock = Stopwatch.StartNew();
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x") { ScheduledEnqueueTime = DateTimeOffset.UtcNow.AddMilliseconds(500) });

        (await waiting).ShouldNotBeNull();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
