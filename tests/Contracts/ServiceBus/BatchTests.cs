using Azure.Messaging.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class BatchTests
{
    const string Japanese = "速さが大事 🚀 <b>&amp;</b> \"q\" \\";

    [Fact]
    public async Task Messages_sent_together_keep_their_own_properties()
    {
        await using var host = await EmulatorHost.StartAsync();
        var first = new ServiceBusMessage(Japanese) { Subject = Japanese, MessageId = "1", ContentType = "text/plain", TimeToLive = TimeSpan.FromSeconds(40) };
        first.ApplicationProperties["Priority"] = "High";
        var second = new ServiceBusMessage(string.Empty) { CorrelationId = "c" };
        second.ApplicationProperties["Priority"] = 2;
        second.ApplicationProperties["Customer"] = Japanese;
        await host.Sender.SendMessagesAsync([first, second]);

        var received = await host.Receiver.ReceiveMessagesAsync(2, TimeSpan.FromSeconds(5));

        received.Count.ShouldBe(2);
        (received[0].Body.ToString(), received[0].Subject, received[0].MessageId, received[0].ContentType, received[0].TimeToLive)
            .ShouldBe((Japanese, Japanese, "1", "text/plain", TimeSpan.FromSeconds(40)));
        received[0].ApplicationProperties.ShouldBe(new Dictionary<string, object>(StringComparer.Ordinal) { ["Priority"] = "High" });
        (received[1].Body.ToString(), received[1].CorrelationId, received[1].ContentType).ShouldBe((string.Empty, "c", null));
        received[1].ApplicationProperties["Priority"].ShouldBe(2);
        received[1].ApplicationProperties["Customer"].ShouldBe(Japanese);
    }

    [Fact]
    public async Task A_batch_takes_messages_until_it_is_full_and_then_goes_through()
    {
        await using var host = await EmulatorHost.StartAsync();
        using var batch = await host.Sender.CreateMessageBatchAsync();
        batch.MaxSizeInBytes.ShouldBe(256 * 1024);
        var body = new string('あ', 1000);
        var added = 0;
        while (batch.TryAddMessage(new ServiceBusMessage(body))) added++;

        batch.Count.ShouldBe(added);
        added.ShouldBeInRange(70, 90);
        batch.SizeInBytes.ShouldBeInRange(batch.MaxSizeInBytes - 3100, batch.MaxSizeInBytes);
        await host.Sender.SendMessagesAsync(batch);

        (await host.StatusAsync()).Active.ShouldBe(added);
        (await host.TakeAsync()).Body.ToString().ShouldBe(body);
    }

    [Fact]
    public async Task A_batch_with_a_limit_of_its_own_keeps_to_it_and_is_empty_again_after_dispose()
    {
        await using var host = await EmulatorHost.StartAsync();
        var batch = await host.Sender.CreateMessageBatchAsync(new CreateMessageBatchOptions { MaxSizeInBytes = 100 });

        batch.TryAddMessage(new ServiceBusMessage(new string('x', 40))).ShouldBeTrue();
        batch.TryAddMessage(new ServiceBusMessage(new string('x', 40))).ShouldBeFalse();
        batch.Dispose();

        batch.Count.ShouldBe(0);
        batch.TryAddMessage(new ServiceBusMessage(new string('x', 40))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_limit_above_the_services_is_refused()
    {
        await using var host = await EmulatorHost.StartAsync();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            async () => await host.Sender.CreateMessageBatchAsync(new CreateMessageBatchOptions { MaxSizeInBytes = 256 * 1024 + 1 }));
    }

    [Fact]
    public async Task A_batch_that_is_too_large_is_refused_as_a_whole()
    {
        await using var host = await EmulatorHost.StartAsync();
        var messages = Enumerable.Range(0, 3).Select(_ => new ServiceBusMessage(new string('x', 100_000)));

        var failure = await Should.ThrowAsync<ServiceBusException>(() => host.Sender.SendMessagesAsync(messages));

        failure.Reason.ShouldBe(ServiceBusFailureReason.MessageSizeExceeded);
        (await host.StatusAsync()).Active.ShouldBe(0);
    }

    [Fact]
    public async Task A_binary_body_goes_alone_but_not_among_others()
    {
        await using var host = await EmulatorHost.StartAsync();
        byte[] bytes = [0xFF, 0xFE, 0x00, 0x80];
        using var batch = await host.Sender.CreateMessageBatchAsync();
        Should.Throw<NotSupportedException>(() => batch.TryAddMessage(new ServiceBusMessage(bytes)));
        await Should.ThrowAsync<NotSupportedException>(() => host.Sender.SendMessagesAsync([new ServiceBusMessage(bytes), new ServiceBusMessage("x")]));

        await host.Sender.SendMessagesAsync([new ServiceBusMessage(bytes)]);

        (await host.TakeAsync()).Body.ToArray().ShouldBe(bytes);
        (await host.StatusAsync()).Active.ShouldBe(0);
    }

    [Fact]
    public async Task Sending_nothing_does_nothing()
    {
        await using var host = await EmulatorHost.StartAsync();
        using var batch = await host.Sender.CreateMessageBatchAsync();

        await host.Sender.SendMessagesAsync([]);
        await host.Sender.SendMessagesAsync(batch);

        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
    }
}
