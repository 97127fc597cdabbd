using Azure.Messaging.ServiceBus;
using NSubstitute;
using ServerlessBlog.Platform.Messaging;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Messaging;

public sealed class QueueSenderTests
{
    [Fact]
    public async Task A_queue_that_drops_repetitions_takes_the_same_news_a_second_time_and_a_retry_of_one_sending_once()
    {
        var (client, sender) = (Substitute.For<ServiceBusClient>(), Substitute.For<ServiceBusSender>());
        client.CreateSender(Queues.Indexing).Returns(sender);
        List<ServiceBusMessage> sent = [];
        sender.SendMessageAsync(Arg.Do<ServiceBusMessage>(sent.Add)).ReturnsForAnyArgs(Task.CompletedTask);
        var queue = new QueueSender(client, TimeProvider.System);

        await queue.SendAsync(Queues.Indexing, new { slug = "hello" }, default, CancellationToken.None);
        await queue.SendAsync(Queues.Indexing, new { slug = "hello" }, default, CancellationToken.None);

        sent.Select(message => message.Body.ToString()).Distinct().Count().ShouldBe(1);
        // A retry sends the very same message; only one without an id would be new to the queue.
        sent.ShouldAllBe(message => !string.IsNullOrEmpty(message.MessageId));
        sent.Select(message => message.MessageId).ShouldBeUnique();
    }
}
