using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task A_message_that_is_abandoned_too_often_is_dead_lettered_with_a_reason()
    {
        await using var host = await EmulatorHost.StartAsync(new QueueOptions { Name = EmulatorHost.Queue, MaxDeliveryCount = 3 });
        var sent = new ServiceBusMessage("poison") { Subject = "毒", MessageId = "p" };
        sent.ApplicationProperties["kept"] = true;
        await host.Sender.SendMessageAsync(sent);
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            var received = await host.TakeAsync();
            received.DeliveryCount.ShouldBe(delivery);
            await host.Receiver.AbandonMessageAsync(received);
        }

        (await host.StatusAsync()).ShouldBe(new QueueStatus(EmulatorHost.Queue, 0, 0, 0, 1));
        var dead = await host.TakeAsync(host.DeadLetters);

        dead.DeadLetterReason.ShouldBe("MaxDeliveryCountExceeded");
        dead.DeadLetterErrorDescription.ShouldBe("Message could not be consumed after 3 delivery attempts.");
        (dead.Body.ToString(), dead.Subject, dead.MessageId).ShouldBe(("poison", "毒", "p"));
        dead.ApplicationProperties["kept"].ShouldBe(true);
        await host.DeadLetters.CompleteMessageAsync(dead);
        (await host.StatusAsync()).DeadLettered.ShouldBe(0);
    }

    [Fact]
    public async Task Locks_that_run_out_count_as_deliveries_too()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(new QueueOptions { Name = EmulatorHost.Queue, MaxDeliveryCount = 2 }, time);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        for (var delivery = 0; delivery < 2; delivery++)
        {
            await host.TakeAsync();
            time.Advance(TimeSpan.FromSeconds(60));
        }

        (await host.TakeAsync(host.DeadLetters)).DeadLetterReason.ShouldBe("MaxDeliveryCountExceeded");
    }

    [Fact]
    public async Task A_receiver_that_waits_at_the_dead_letter_queue_gets_the_message_at_once()
    {
        await using var host = await EmulatorHost.StartAsync(new QueueOptions { Name = EmulatorHost.Queue, MaxDeliveryCount = 1 });
        var waiting = host.TakeAsync(host.DeadLetters);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));

        await host.Receiver.AbandonMessageAsync(await host.TakeAsync());

        (await waiting.WaitAsync(TimeSpan.FromSeconds(10))).Body.ToString().ShouldBe("x");
    }

    [Fact]
    public async Task A_dead_letter_can_be_abandoned_for_ever()
    {
        await using var host = await EmulatorHost.StartAsync(new QueueOptions { Name = EmulatorHost.Queue, MaxDeliveryCount = 1 });
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        await host.Receiver.AbandonMessageAsync(await host.TakeAsync());

        for (var time = 0; time < 5; time++) await host.DeadLetters.AbandonMessageAsync(await host.TakeAsync(host.DeadLetters));

        (await host.TakeAsync(host.DeadLetters)).DeadLetterReason.ShouldBe("MaxDeliveryCountExceeded");
    }

    [Fact]
    public async Task An_expired_message_is_dead_lettered_where_the_queue_says_so()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(new QueueOptions { Name = EmulatorHost.Queue, DeadLetterOnExpiration = true }, time);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x") { TimeToLive = TimeSpan.FromSeconds(10) });
        time.Advance(TimeSpan.FromSeconds(9));
        (await host.StatusAsync()).Active.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(1));

        (await host.TakeAsync(host.DeadLetters)).DeadLetterReason.ShouldBe("TTLExpiredException");
    }

    [Fact]
    public async Task An_expired_message_is_dropped_otherwise_and_the_queues_limit_counts()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(new QueueOptions { Name = EmulatorHost.Queue, DefaultTimeToLive = TimeSpan.FromMinutes(1) }, time);
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x") { TimeToLive = TimeSpan.FromHours(1) });
        await host.Sender.SendMessageAsync(new ServiceBusMessage("y") { TimeToLive = TimeSpan.FromHours(1), ScheduledEnqueueTime = time.GetUtcNow().AddSeconds(30) });

        time.Advance(TimeSpan.FromMinutes(1));

        // The scheduled one lives from when it became active.
        (await host.StatusAsync()).ShouldBe(new QueueStatus(EmulatorHost.Queue, 1, 0, 0, 0));
        time.Advance(TimeSpan.FromSeconds(30));
        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
    }

    [Fact]
    public async Task A_locked_message_does_not_expire_before_its_lock()
    {
        var time = new ManualTime();
        await using var host = await EmulatorHost.StartAsync(time);
        await host.Sender.SendMessagesAsync([.. Enumerable.Range(0, 2).Select(_ => new ServiceBusMessage("x") { TimeToLive = TimeSpan.FromSeconds(5) })]);
        var completed = await host.TakeAsync();
        await host.TakeAsync();
        time.Advance(TimeSpan.FromSeconds(30));
        (await host.StatusAsync()).Locked.ShouldBe(2);

        await host.Receiver.CompleteMessageAsync(completed);
        time.Advance(TimeSpan.FromSeconds(30));

        (await host.StatusAsync()).ShouldBe(new QueueStatus(EmulatorHost.Queue, 0, 0, 0, 0));
    }
}
