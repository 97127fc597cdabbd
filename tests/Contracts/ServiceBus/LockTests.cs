using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class LockTests
{
    static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(30);
    static readonly QueueOptions Queue = new() { Name = EmulatorHost.Queue, LockDuration = LockDuration };

    [Fact]
    public async Task A_completed_message_is_gone_and_cannot_be_settled_again()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        var received = await host.TakeAsync();
        (await host.StatusAsync()).ShouldBe(new QueueStatus(EmulatorHost.Queue, 0, 0, 1, 0));

        await host.Receiver.CompleteMessageAsync(received);

        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
        await ShouldHaveLostTheLock(() => host.Receiver.CompleteMessageAsync(received));
        await ShouldHaveLostTheLock(() => host.Receiver.AbandonMessageAsync(received));
        await ShouldHaveLostTheLock(() => host.Receiver.RenewMessageLockAsync(received));
    }

    [Fact]
    public async Task A_locked_message_is_hidden_from_others()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Sender.SendMessagesAsync([new ServiceBusMessage("1"), new ServiceBusMessage("2")]);

        (await host.TakeAsync()).Body.ToString().ShouldBe("1");
        (await host.TakeAsync()).Body.ToString().ShouldBe("2");

        (await host.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(1))).ShouldBeNull();
    }

    [Fact]
    public async Task An_abandoned_message_comes_again_in_its_place_with_a_higher_count()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Sender.SendMessagesAsync([new ServiceBusMessage("1"), new ServiceBusMessage("2")]);
        var first = await host.TakeAsync();

        await host.Receiver.AbandonMessageAsync(first);

        var again = await host.TakeAsync();
        (again.Body.ToString(), again.DeliveryCount, again.SequenceNumber).ShouldBe(("1", 2, first.SequenceNumber));
        again.LockToken.ShouldNotBe(first.LockToken, StringComparer.Ordinal);
        await ShouldHaveLostTheLock(() => host.Receiver.CompleteMessageAsync(first));
        await host.Receiver.CompleteMessageAsync(again);
    }

    [Fact]
    public async Task An_expired_lock_gives_the_message_to_the_next_receiver_and_cannot_be_completed()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(Queue, time);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        var first = await host.TakeAsync();
        first.LockedUntil.ShouldBe(time.GetUtcNow() + LockDuration);
        time.Advance(LockDuration - TimeSpan.FromMilliseconds(1));
        (await host.StatusAsync()).Locked.ShouldBe(1);
        var next = host.TakeAsync();

        time.Advance(TimeSpan.FromMilliseconds(1));

        var again = await next;
        again.DeliveryCount.ShouldBe(2);
        await ShouldHaveLostTheLock(() => host.Receiver.CompleteMessageAsync(first));
        await host.Receiver.CompleteMessageAsync(again);
        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
    }

    [Fact]
    public async Task A_renewed_lock_holds_for_its_full_time_again()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(Queue, time);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        var received = await host.TakeAsync();
        for (var renewal = 0; renewal < 4; renewal++)
        {
            time.Advance(TimeSpan.FromSeconds(20));
            await host.Receiver.RenewMessageLockAsync(received);
            received.LockedUntil.ShouldBe(time.GetUtcNow() + LockDuration);
        }

        (await host.StatusAsync()).Locked.ShouldBe(1);
        time.Advance(LockDuration);

        (await host.StatusAsync()).Active.ShouldBe(1);
        await ShouldHaveLostTheLock(() => host.Receiver.RenewMessageLockAsync(received));
    }

    [Fact]
    public async Task A_lock_runs_out_by_the_real_clock_and_a_waiting_receiver_gets_the_message()
    {
        await using var host = await EmulatorHost.StartAsync(Queue with { LockDuration = TimeSpan.FromSeconds(1) });
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        await host.TakeAsync();

        (await host.TakeAsync()).DeliveryCount.ShouldBe(2);
    }

    [Fact]
    public async Task Properties_cannot_be_changed_when_a_message_is_abandoned()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        var received = await host.TakeAsync();

        await Should.ThrowAsync<NotSupportedException>(
            () => host.Receiver.AbandonMessageAsync(received, new Dictionary<string, object>(StringComparer.Ordinal) { ["a"] = 1 }));

        await host.Receiver.CompleteMessageAsync(received);
    }

    static async Task ShouldHaveLostTheLock(Func<Task> settle) =>
        (await Should.ThrowAsync<ServiceBusException>(settle)).Reason.ShouldBe(ServiceBusFailureReason.MessageLockLost);
}
