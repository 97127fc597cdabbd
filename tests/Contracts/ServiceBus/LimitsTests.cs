using Azure.Messaging.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class LimitsTests
{
    const int Limit = 256 * 1024;

    [Theory]
    [InlineData(Limit - 2, true)]
    [InlineData(Limit + 1, false)]
    [InlineData(3 * 1024 * 1024, false)]
    public async Task A_message_may_have_256_KB(int size, bool fits)
    {
        await using var host = await EmulatorHost.StartAsync();
        var send = host.Sender.SendMessageAsync(new ServiceBusMessage(new byte[size]));

        if (fits) await send;
        else (await Should.ThrowAsync<ServiceBusException>(() => send)).Reason.ShouldBe(ServiceBusFailureReason.MessageSizeExceeded);

        (await host.StatusAsync()).Active.ShouldBe(fits ? 1 : 0);
    }

    [Fact]
    public async Task Properties_count_and_may_have_64_KB()
    {
        await using var host = await EmulatorHost.StartAsync();
        var large = new ServiceBusMessage("x");
        large.ApplicationProperties["large"] = new string('x', 70_000);
        (await Should.ThrowAsync<ServiceBusException>(() => host.Sender.SendMessageAsync(large))).Reason.ShouldBe(ServiceBusFailureReason.MessageSizeExceeded);

        var fitting = new ServiceBusMessage("x");
        fitting.ApplicationProperties["large"] = new string('x', 20_000);
        await host.Sender.SendMessageAsync(fitting);

        (await host.TakeAsync()).ApplicationProperties["large"].ShouldBe(new string('x', 20_000));
    }

    [Fact]
    public void Ids_keys_and_lifetimes_are_checked_when_they_are_set()
    {
        var message = new ServiceBusMessage { SessionId = new string('s', 128) };

        Should.Throw<ArgumentException>(() => message.MessageId = new string('m', 129));
        Should.Throw<ArgumentException>(() => message.MessageId = string.Empty);
        Should.Throw<ArgumentException>(() => message.SessionId = new string('s', 129));
        Should.Throw<ArgumentException>(() => message.ReplyToSessionId = new string('s', 129));
        Should.Throw<ArgumentException>(() => message.PartitionKey = "differs from the session");
        Should.Throw<ArgumentException>(() => message.TimeToLive = TimeSpan.Zero);
        message.TimeToLive.ShouldBe(TimeSpan.MaxValue);
    }

    [Fact]
    public async Task Waiting_times_and_counts_must_be_positive()
    {
        await using var host = await EmulatorHost.StartAsync();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => host.Receiver.ReceiveMessageAsync(TimeSpan.Zero));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => host.Receiver.ReceiveMessagesAsync(0));
    }

    [Fact]
    public async Task What_http_cannot_do_says_what_to_do_instead()
    {
        await using var host = await EmulatorHost.StartAsync();
        var received = ServiceBusModelFactory.ServiceBusReceivedMessage();
        var none = new Dictionary<string, object>(StringComparer.Ordinal);
        Func<Task>[] all =
        [
            () => host.Sender.ScheduleMessageAsync(new(), DateTimeOffset.UtcNow),
            () => host.Sender.ScheduleMessagesAsync([], DateTimeOffset.UtcNow),
            () => host.Sender.CancelScheduledMessageAsync(1),
            () => host.Sender.CancelScheduledMessagesAsync([1]),
            () => host.Receiver.DeadLetterMessageAsync(received),
            () => host.Receiver.DeadLetterMessageAsync(received, "reason"),
            () => host.Receiver.DeadLetterMessageAsync(received, none, "reason"),
            () => host.Receiver.DeferMessageAsync(received),
            () => host.Receiver.ReceiveDeferredMessageAsync(1),
            () => host.Receiver.ReceiveDeferredMessagesAsync([1]),
            () => host.Receiver.PeekMessageAsync(),
            () => host.Receiver.PeekMessagesAsync(1),
        ];
        foreach (var call in all) (await Should.ThrowAsync<NotSupportedException>(call)).Message.ShouldContain("over HTTP");
        (await Should.ThrowAsync<NotSupportedException>(all[0])).Message.ShouldContain("set ScheduledEnqueueTime");
    }
}
