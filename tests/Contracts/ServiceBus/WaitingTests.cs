using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class WaitingTests
{
    [Fact]
    public async Task A_waiting_receiver_gets_a_message_as_soon_as_it_is_sent()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Sender.SendMessageAsync(new ServiceBusMessage("warm"));
        await host.Receiver.CompleteMessageAsync(await host.TakeAsync());
        var waiting = host.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(60));
        await Should.ThrowAsync<TimeoutException>(() => waiting.WaitAsync(TimeSpan.FromMilliseconds(300)));

        var clock = Stopwatch.StartNew();
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));
        (await waiting).ShouldNotBeNull();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Each_message_wakes_one_of_many_receivers()
    {
        await using var host = await EmulatorHost.StartAsync();
        var waiting = Enumerable.Range(0, 80).Select(_ => host.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(60))).ToList();

        await Task.WhenAll(waiting.Select((_, number) => host.Sender.SendMessageAsync(new ServiceBusMessage($"{number}"))));

        var bodies = (await Task.WhenAll(waiting)).Select(message => message!.Body.ToString());
        bodies.Order(StringComparer.Ordinal).ShouldBe(waiting.Select((_, number) => $"{number}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_receiver_ends_at_once_and_takes_no_message_with_it()
    {
        await using var host = await EmulatorHost.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var waiting = host.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(60), cancellation.Token);
        await Should.ThrowAsync<TimeoutException>(() => waiting.WaitAsync(TimeSpan.FromMilliseconds(300)));

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(5)));
        await host.Sender.SendMessageAsync(new ServiceBusMessage("x"));

        (await host.TakeAsync()).Body.ToString().ShouldBe("x");
    }

    [Fact]
    public async Task A_cancelled_send_does_not_reach_the_queue()
    {
        await using var host = await EmulatorHost.StartAsync();

        await Should.ThrowAsync<OperationCanceledException>(
            () => host.Sender.SendMessageAsync(new ServiceBusMessage("x"), new CancellationToken(canceled: true)));

        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
    }

    [Fact]
    public async Task An_emulator_that_stops_does_not_keep_its_receivers_waiting()
    {
        var host = await EmulatorHost.StartAsync();
        await using var client = host.CreateClient();
        var waiting = client.CreateReceiver(EmulatorHost.Queue).ReceiveMessageAsync(TimeSpan.FromSeconds(60));
        await Should.ThrowAsync<TimeoutException>(() => waiting.WaitAsync(TimeSpan.FromMilliseconds(300)));

        var clock = Stopwatch.StartNew();
        await host.DisposeAsync();

        (await Should.ThrowAsync<ServiceBusException>(() => waiting)).IsTransient.ShouldBeTrue();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_is_closed_works_no_more()
    {
        await using var host = await EmulatorHost.StartAsync();
        var sender = host.Client.CreateSender(EmulatorHost.Queue);
        var receiver = host.Client.CreateReceiver(EmulatorHost.Queue);
        await sender.DisposeAsync();
        await receiver.CloseAsync();

        (sender.IsClosed, receiver.IsClosed).ShouldBe((true, true));
        await Should.ThrowAsync<ObjectDisposedException>(() => sender.SendMessageAsync(new ServiceBusMessage("x")));
        await Should.ThrowAsync<ObjectDisposedException>(() => receiver.ReceiveMessageAsync());
        await host.Client.DisposeAsync();
        host.Client.IsClosed.ShouldBeTrue();
        await Should.ThrowAsync<ObjectDisposedException>(() => host.Sender.SendMessageAsync(new ServiceBusMessage("x")));
    }
}
