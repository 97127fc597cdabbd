using Azure.Messaging.ServiceBus;
using NSubstitute;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class ModelTests
{
    [Fact]
    public void The_model_factory_builds_a_received_message_for_tests()
    {
        var token = Guid.NewGuid();
        var enqueued = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var message = ServiceBusModelFactory.ServiceBusReceivedMessage(
            body: new BinaryData("x"),
            messageId: "m",
            subject: "s",
            timeToLive: TimeSpan.FromHours(1),
            properties: new Dictionary<string, object>(StringComparer.Ordinal) { ["DeadLetterReason"] = "why", ["DeadLetterErrorDescription"] = "because" },
            lockTokenGuid: token,
            deliveryCount: 3,
            enqueuedTime: enqueued);

        (message.Body.ToString(), message.MessageId, message.Subject, message.LockToken, message.DeliveryCount)
            .ShouldBe(("x", "m", "s", token.ToString(), 3));
        message.ExpiresAt.ShouldBe(enqueued.AddHours(1));
        (message.DeadLetterReason, message.DeadLetterErrorDescription).ShouldBe(("why", "because"));
        ServiceBusModelFactory.ServiceBusReceivedMessage().SequenceNumber.ShouldBe(-1);
    }

    [Fact]
    public void A_dead_letter_that_is_sent_again_leaves_its_reason_behind()
    {
        var dead = ServiceBusModelFactory.ServiceBusReceivedMessage(
            messageId: "m",
            properties: new Dictionary<string, object>(StringComparer.Ordinal) { ["DeadLetterReason"] = "why", ["kept"] = 1 });

        var again = new ServiceBusMessage(dead);

        again.MessageId.ShouldBe("m");
        again.ApplicationProperties.ShouldBe(new Dictionary<string, object>(StringComparer.Ordinal) { ["kept"] = 1 });
    }

    [Fact]
    public void An_exception_says_entity_and_reason_and_whether_to_try_again()
    {
        var busy = new ServiceBusException("Slow down.", ServiceBusFailureReason.ServiceBusy, "posts");

        busy.Message.ShouldBe("Slow down. (posts - ServiceBusy)");
        busy.IsTransient.ShouldBeTrue();
        new ServiceBusException(isTransient: false, "No.").Message.ShouldBe("No. (GeneralError)");
    }

    [Fact]
    public async Task Clients_senders_and_receivers_can_be_replaced_in_tests()
    {
        var client = Substitute.For<ServiceBusClient>();
        var sender = Substitute.For<ServiceBusSender>();
        var receiver = Substitute.For<ServiceBusReceiver>();
        client.CreateSender("posts").Returns(sender);
        client.CreateReceiver("posts").Returns(receiver);
        var message = new ServiceBusMessage("x");

        await client.CreateSender("posts").SendMessageAsync(message);

        await sender.Received(1).SendMessageAsync(message, Arg.Any<CancellationToken>());
        client.CreateReceiver("posts").ShouldBeSameAs(receiver);
    }

    [Fact]
    public void Retry_options_have_the_services_defaults_and_check_their_values()
    {
        var options = new ServiceBusRetryOptions();

        (options.Mode, options.MaxRetries, options.Delay, options.MaxDelay, options.TryTimeout).ShouldBe(
            (ServiceBusRetryMode.Exponential, 3, TimeSpan.FromSeconds(0.8), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => options.MaxRetries = 101);
        Should.Throw<ArgumentOutOfRangeException>(() => options.TryTimeout = TimeSpan.Zero);
        Should.Throw<ArgumentNullException>(() => new ServiceBusClientOptions().RetryOptions = null!);
    }
}
