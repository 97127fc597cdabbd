using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Local.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class DurabilityTests : IDisposable
{
    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("servicebus-");

    string Database => Path.Combine(_directory.FullName, "servicebus.db");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Killing_the_emulator_while_messages_are_sent_loses_none_that_was_accepted()
    {
        const int rounds = 4;
        const int senders = 8;
        var attempted = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var accepted = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        for (var round = 1; round <= rounds; round++)
        {
            await using var emulator = await EmulatorProcess.StartAsync(Database);
            var enough = new TaskCompletionSource();
            var sending = Enumerable.Range(0, senders).Select(_ => SendUntilItFails(emulator.Sender, round * 200, enough)).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await emulator.KillAsync();
            await Task.WhenAll(sending);
        }

        await using var restarted = await EmulatorProcess.StartAsync(Database);
        var stored = await DrainAsync(restarted.Receiver);

        stored.Count.ShouldBe(stored.Distinct(StringComparer.Ordinal).Count(), "A message was stored twice.");
        accepted.Keys.Except(stored, StringComparer.Ordinal).ShouldBeEmpty("An accepted message was lost.");
        stored.Except(attempted.Keys, StringComparer.Ordinal).ShouldBeEmpty("A message came from nowhere.");

        async Task SendUntilItFails(ServiceBusSender sender, int goal, TaskCompletionSource enough)
        {
            while (true)
            {
                var id = Guid.NewGuid().ToString();
                attempted[id] = true;
                try
                {
                    await sender.SendMessageAsync(new ServiceBusMessage(id));
                }
                catch (ServiceBusException)
                {
                    return;
                }

                accepted[id] = true;
                if (accepted.Count >= goal) enough.TrySetResult();
            }
        }
    }

    [Fact]
    public async Task Locks_delivery_counts_and_schedules_survive_a_kill()
    {
        ServiceBusReceivedMessage locked;
        await using (var first = await EmulatorProcess.StartAsync(Database))
        {
            await first.Sender.SendMessagesAsync([new ServiceBusMessage("locked"), new ServiceBusMessage("abandoned")]);
            await first.Sender.SendMessageAsync(new ServiceBusMessage("later") { ScheduledEnqueueTime = DateTimeOffset.UtcNow.AddSeconds(3) });
            locked = (await first.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(5)))!;
            await first.Receiver.AbandonMessageAsync((await first.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(5)))!);
            await first.KillAsync();
        }

        await using var second = await EmulatorProcess.StartAsync(Database);

        var again = await second.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(5));
        (again!.Body.ToString(), again.DeliveryCount).ShouldBe(("abandoned", 2));
        await second.Receiver.CompleteMessageAsync(locked);
        var later = await second.Receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        later!.Body.ToString().ShouldBe("later");
        DateTimeOffset.UtcNow.ShouldBeGreaterThanOrEqualTo(later.ScheduledEnqueueTime);
    }

    [Fact]
    public async Task Sequence_numbers_go_on_and_ids_stay_known_after_a_restart()
    {
        var options = Options() with { Queues = [new QueueOptions { Name = EmulatorHost.Queue, DuplicateDetectionWindow = TimeSpan.FromHours(1) }] };
        await SendAsync(options, "1");
        await SendAsync(options, "1");
        await using var emulator = await ServiceBusEmulator.StartAsync(options);
        await using var client = new ServiceBusClient(emulator.ConnectionString);
        await client.CreateSender(EmulatorHost.Queue).SendMessageAsync(new ServiceBusMessage("x") { MessageId = "2" });

        var received = await client.CreateReceiver(EmulatorHost.Queue).ReceiveMessagesAsync(10, TimeSpan.FromSeconds(5));

        received.Select(message => (message.MessageId, message.SequenceNumber)).ShouldBe([("1", 1), ("2", 2)]);
    }

    [Fact]
    public async Task Messages_of_a_queue_that_left_the_settings_rest_until_it_comes_back()
    {
        await SendAsync(Options(), "stays");
        await SendAsync(Options(), "expires while it rests", TimeSpan.FromMilliseconds(1));
        await using (var without = await ServiceBusEmulator.StartAsync(Options() with { Queues = [new QueueOptions { Name = "other" }] }))
        {
            (await without.GetQueuesAsync()).Single().IsDrained.ShouldBeTrue();
        }

        await using var emulator = await ServiceBusEmulator.StartAsync(Options());
        (await emulator.GetQueuesAsync()).Single().Active.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_emulator_on_the_same_file_is_refused_with_a_sentence()
    {
        await using var first = await ServiceBusEmulator.StartAsync(Options());

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => ServiceBusEmulator.StartAsync(Options()));

        failure.Message.ShouldContain("Another process uses");
    }

    [Fact]
    public async Task A_taken_port_is_refused_and_the_file_is_free_again()
    {
        await using var first = await ServiceBusEmulator.StartAsync(Options() with { DatabasePath = Database + "2" });

        await Should.ThrowAsync<IOException>(() => ServiceBusEmulator.StartAsync(Options() with { Port = first.Port }));

        await using var second = await ServiceBusEmulator.StartAsync(Options());
    }

    [Theory]
    [InlineData("", 60, 10)]
    [InlineData("posts", 0, 10)]
    [InlineData("posts", 301, 10)]
    [InlineData("posts", 60, 0)]
    public async Task Wrong_settings_are_refused(string name, int lockSeconds, int maxDeliveryCount)
    {
        var queue = new QueueOptions { Name = name, LockDuration = TimeSpan.FromSeconds(lockSeconds), MaxDeliveryCount = maxDeliveryCount };

        await Should.ThrowAsync<InvalidOperationException>(() => ServiceBusEmulator.StartAsync(Options() with { Queues = [queue] }));
    }

    static async Task<List<string>> DrainAsync(ServiceBusReceiver receiver)
    {
        var bodies = new List<string>();
        while (await receiver.ReceiveMessagesAsync(500, TimeSpan.FromSeconds(1)) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                bodies.Add(message.Body.ToString());
                await receiver.CompleteMessageAsync(message);
            }
        }

        return bodies;
    }

    static async Task SendAsync(ServiceBusEmulatorOptions options, string id, TimeSpan? timeToLive = null)
    {
        await using var emulator = await ServiceBusEmulator.StartAsync(options);
        await using var client = new ServiceBusClient(emulator.ConnectionString);
        await client.CreateSender(EmulatorHost.Queue).SendMessageAsync(new ServiceBusMessage("x") { MessageId = id, TimeToLive = timeToLive ?? TimeSpan.MaxValue });
    }

    ServiceBusEmulatorOptions Options() => new()
    {
        DatabasePath = Database,
        Key = EmulatorHost.Key,
        Queues = [new QueueOptions { Name = EmulatorHost.Queue }],
    };
}
