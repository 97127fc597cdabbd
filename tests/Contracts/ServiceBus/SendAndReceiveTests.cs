using System.Text;
using Azure.Messaging.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class SendAndReceiveTests
{
    [Fact]
    public async Task A_message_arrives_with_everything_that_was_set_on_it()
    {
        await using var host = await EmulatorHost.StartAsync();
        var sent = new ServiceBusMessage("""{"slug":"hello"}""")
        {
            ContentType = "application/json; charset=utf-8",
            CorrelationId = "correlation",
            MessageId = "id/with?odd#characters",
            PartitionKey = "partition",
            ReplyTo = "answers",
            ReplyToSessionId = "answer-session",
            SessionId = "partition",
            Subject = "published",
            TimeToLive = TimeSpan.FromMilliseconds(90_500),
            To = "somewhere",
        };
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        await host.Sender.SendMessageAsync(sent);

        var received = await host.TakeAsync();

        received.Body.ToString().ShouldBe("""{"slug":"hello"}""");
        received.ContentType.ShouldBe(sent.ContentType);
        received.CorrelationId.ShouldBe(sent.CorrelationId);
        received.MessageId.ShouldBe(sent.MessageId);
        received.PartitionKey.ShouldBe(sent.PartitionKey);
        received.ReplyTo.ShouldBe(sent.ReplyTo);
        received.ReplyToSessionId.ShouldBe(sent.ReplyToSessionId);
        received.SessionId.ShouldBe(sent.SessionId);
        received.Subject.ShouldBe(sent.Subject);
        received.TimeToLive.ShouldBe(sent.TimeToLive);
        received.To.ShouldBe(sent.To);
        received.ScheduledEnqueueTime.ShouldBe(default);
        received.EnqueuedTime.ShouldBeInRange(before, DateTimeOffset.UtcNow);
        received.ExpiresAt.ShouldBe(received.EnqueuedTime + sent.TimeToLive);
        received.LockedUntil.ShouldBeInRange(before.AddSeconds(59), DateTimeOffset.UtcNow.AddSeconds(60));
        Guid.Parse(received.LockToken).ShouldNotBe(Guid.Empty);
        received.DeliveryCount.ShouldBe(1);
        received.SequenceNumber.ShouldBe(1);
        received.EnqueuedSequenceNumber.ShouldBe(1);
        received.State.ShouldBe(ServiceBusMessageState.Active);
        received.DeadLetterReason.ShouldBeNull();
        received.ApplicationProperties.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_without_properties_gets_an_id_and_lives_for_ever()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Sender.SendMessageAsync(new ServiceBusMessage());

        var received = await host.TakeAsync();

        received.Body.ToMemory().IsEmpty.ShouldBeTrue();
        received.MessageId.ShouldNotBeNullOrEmpty();
        received.ContentType.ShouldBeNull();
        received.Subject.ShouldBeNull();
        received.TimeToLive.ShouldBe(TimeSpan.MaxValue);
        received.ExpiresAt.ShouldBe(DateTimeOffset.MaxValue);
    }

    [Fact]
    public async Task Japanese_text_and_emoji_survive_in_body_label_id_and_properties()
    {
        await using var host = await EmulatorHost.StartAsync();
        const string text = "2010年1月 3日 (日) 「つぶやき」\u3000👩‍👩‍👧 \"quoted\" \\ back\r\nnew line";
        var sent = new ServiceBusMessage(text) { Subject = text, MessageId = text, CorrelationId = text };
        sent.ApplicationProperties["title"] = text;
        await host.Sender.SendMessageAsync(sent);

        var received = await host.TakeAsync();

        received.Body.ToString().ShouldBe(text);
        received.Subject.ShouldBe(text);
        received.MessageId.ShouldBe(text);
        received.CorrelationId.ShouldBe(text);
        received.ApplicationProperties["title"].ShouldBe(text);
        await host.Receiver.CompleteMessageAsync(received);
    }

    [Fact]
    public async Task A_binary_body_arrives_byte_for_byte()
    {
        await using var host = await EmulatorHost.StartAsync();
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)(number * 31)).ToArray();
        await host.Sender.SendMessageAsync(new ServiceBusMessage(BinaryData.FromBytes(bytes)) { ContentType = "application/octet-stream" });

        (await host.TakeAsync()).Body.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task Messages_arrive_in_the_order_in_which_they_were_sent()
    {
        await using var host = await EmulatorHost.StartAsync();
        for (var number = 0; number < 20; number++) await host.Sender.SendMessageAsync(new ServiceBusMessage($"{number}"));

        var received = await host.Receiver.ReceiveMessagesAsync(20, TimeSpan.FromSeconds(5));

        received.Select(message => message.Body.ToString()).ShouldBe(Enumerable.Range(0, 20).Select(number => $"{number}"));
        received.Select(message => message.SequenceNumber).ShouldBe(Enumerable.Range(1, 20).Select(number => (long)number));
    }

    [Fact]
    public async Task Asking_for_many_returns_what_is_there_without_waiting_for_the_rest()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Sender.SendMessagesAsync([new ServiceBusMessage("1"), new ServiceBusMessage("2")]);

        (await host.Receiver.ReceiveMessagesAsync(10, TimeSpan.FromMinutes(1)).WaitAsync(TimeSpan.FromSeconds(20))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_empty_queue_gives_nothing_after_the_wait()
    {
        await using var host = await EmulatorHost.StartAsync();

        (await host.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(1))).ShouldBeNull();
        (await host.Receiver.ReceiveMessagesAsync(5, TimeSpan.FromSeconds(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_and_delete_removes_the_message_and_cannot_be_settled()
    {
        await using var host = await EmulatorHost.StartAsync();
        await using var receiver = host.Client.CreateReceiver(
            EmulatorHost.Queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete });
        await host.Sender.SendMessageAsync(new ServiceBusMessage("once"));

        var received = await host.TakeAsync(receiver);

        received.Body.ToString().ShouldBe("once");
        received.LockToken.ShouldBe(Guid.Empty.ToString());
        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
        await Should.ThrowAsync<InvalidOperationException>(() => receiver.CompleteMessageAsync(received));
    }

    [Fact]
    public async Task The_async_stream_yields_messages_until_it_is_cancelled()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Sender.SendMessagesAsync([new ServiceBusMessage("1"), new ServiceBusMessage("2")]);
        using var cancellation = new CancellationTokenSource();
        var bodies = new StringBuilder();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var message in host.Receiver.ReceiveMessagesAsync(cancellation.Token))
            {
                bodies.Append(message.Body);
                if (bodies.Length == 2) await cancellation.CancelAsync();
                cancellation.Token.ThrowIfCancellationRequested();
            }
        });

        bodies.ToString().ShouldBe("12");
    }

    [Fact]
    public async Task A_queue_name_may_have_a_slash_and_is_compared_without_case()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.Client.CreateSender("media/new").SendMessageAsync(new ServiceBusMessage("x"));

        var received = await host.TakeAsync(host.Client.CreateReceiver("Media/NEW"));

        received.Body.ToString().ShouldBe("x");
    }

    [Fact]
    public async Task A_received_message_can_be_sent_again()
    {
        await using var host = await EmulatorHost.StartAsync();
        var first = new ServiceBusMessage("again") { Subject = "s", MessageId = "m", PartitionKey = "p" };
        first.ApplicationProperties["n"] = 1;
        await host.Sender.SendMessageAsync(first);
        var received = await host.TakeAsync();

        await host.Sender.SendMessageAsync(new ServiceBusMessage(received));

        var again = await host.TakeAsync();
        (again.Body.ToString(), again.Subject, again.MessageId, again.PartitionKey).ShouldBe(("again", "s", "m", "p"));
        again.ApplicationProperties["n"].ShouldBe(1);
        again.SequenceNumber.ShouldBe(2);
    }
}
