using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Fifty_senders_and_fifty_receivers_lose_nothing_and_get_nothing_twice()
    {
        const int parallel = 50;
        const int each = 40;
        await using var host = await EmulatorHost.StartAsync();
        var received = new ConcurrentBag<string>();
        using var done = new CancellationTokenSource();
        var receivers = Enumerable.Range(0, parallel).Select(_ => ReceiveAsync()).ToList();

        await Task.WhenAll(Enumerable.Range(0, parallel).Select(SendAsync));
        await Task.WhenAll(receivers).WaitAsync(TimeSpan.FromSeconds(60));

        received.Count.ShouldBe(parallel * each);
        received.Distinct(StringComparer.Ordinal).Count().ShouldBe(parallel * each);
        (await host.StatusAsync()).IsDrained.ShouldBeTrue();

        async Task SendAsync(int sender)
        {
            for (var number = 0; number < each; number++) await host.Sender.SendMessageAsync(new ServiceBusMessage($"{sender}/{number}"));
        }

        async Task ReceiveAsync()
        {
            while (!done.IsCancellationRequested)
            {
                ServiceBusReceivedMessage? message;
                try
                {
                    message = await host.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30), done.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }

                if (message is null) continue;
                await host.Receiver.CompleteMessageAsync(message, CancellationToken.None);
                received.Add(message.Body.ToString());
                if (received.Count == parallel * each) await done.CancelAsync();
            }
        }
    }
}
