using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>Trigger calls as the host makes them.</summary>
public sealed class TriggerCallTests(HostedSample sample) : IClassFixture<HostedSample>
{
    [Fact]
    public async Task A_timer_call_runs_the_function_and_is_answered_with_an_empty_object()
    {
        var before = sample.Journal.Read("Tick").Count;
        var answer = await sample.Host.FireTimerAsync("Tick", isPastDue: true, new JsonObject
        {
            ["Last"] = "2026-12-05T22:25:00",
            ["Next"] = "2026-12-05T22:30:00+00:00",
            ["LastUpdated"] = "2026-12-05T22:25:01",
        });
        answer.ShouldBeEmpty();
        var entries = sample.Journal.Read("Tick");
        entries.Count.ShouldBe(before + 1);
        var data = entries[^1].Data;
        data.GetProperty("IsPastDue").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_schedules_times_are_utc()
    {
        await sample.Host.FireTimerAsync("Tick", scheduleStatus: new JsonObject
        {
            ["Last"] = "2026-12-05T22:25:00",
            ["Next"] = "2026-12-05T22:30:00+00:00",
            ["LastUpdated"] = "2026-12-05T22:25:01",
        });
        var status = sample.Journal.Read("Tick")[^1].Data.GetProperty("ScheduleStatus");
        status.GetProperty("Last").GetString().ShouldBe("2026-12-05T22:25:00Z");
        status.GetProperty("Next").GetString().ShouldBe("2026-12-05T22:30:00Z");
        status.GetProperty("LastUpdated").GetString().ShouldBe("2026-12-05T22:25:01Z");
    }

    [Fact]
    public async Task A_timer_that_is_not_monitored_has_no_status()
    {
        await sample.Host.FireTimerAsync("AtStart");
        sample.Journal.Read("AtStart")[^1].Data.GetProperty("ScheduleStatus").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        var enqueued = new DateTimeOffset(2026, 12, 5, 22, 31, 46, TimeSpan.Zero);
        await sample.Host.DeliverAsync("OnMessage", ServiceBusModelFactory.ServiceBusReceivedMessage(
            BinaryData.FromString("\"quoted\" 日本語 \\ \u0001 line\nend"),
            messageId: "m\"1",
            subject: "sub",
            contentType: "text/plain",
            lockTokenGuid: new Guid("631d9a5c-1f0c-4f0e-8f7e-0123456789ab"),
            deliveryCount: 3,
            sequenceNumber: 9007199254740993,
            enqueuedTime: enqueued,
            properties: new Dictionary<string, object>(StringComparer.Ordinal) { ["k"] = "v", ["n"] = 5L, ["b"] = true }));
        var data = sample.Journal.Read("OnMessage")[^1].Data;
        Convert.FromHexString(data.GetProperty("Body").GetString()!).ShouldBe("\"quoted\" 日本語 \\ \u0001 line\nend"u8.ToArray());
        data.GetProperty("MessageId").GetString().ShouldBe("m\"1");
        data.GetProperty("DeliveryCount").GetInt32().ShouldBe(3);
        data.GetProperty("SequenceNumber").GetInt64().ShouldBe(9007199254740993);
        data.GetProperty("Subject").GetString().ShouldBe("sub");
        data.GetProperty("ContentType").GetString().ShouldBe("text/plain");
        data.GetProperty("EnqueuedTime").GetDateTimeOffset().ShouldBe(enqueued);
        data.GetProperty("LockToken").GetString().ShouldBe("631d9a5c-1f0c-4f0e-8f7e-0123456789ab");
        data.GetProperty("Properties").GetProperty("k").GetString().ShouldBe("v");
        data.GetProperty("Properties").GetProperty("n").GetString().ShouldBe("5");
        data.GetProperty("Properties").GetProperty("b").GetString().ShouldBe("True");
    }

    [Fact]
    public async Task Metadata_that_the_body_has_overwritten_is_not_believed()
    {
        await sample.Host.DeliverAsync("OnMessage", ServiceBusModelFactory.ServiceBusReceivedMessage(
            BinaryData.FromString("""{"messageId":"forged","DeliveryCount":99,"ApplicationProperties":{"admin":true},"subject":"forged"}"""),
            messageId: "real",
            subject: "real",
            deliveryCount: 1,
            sequenceNumber: 7,
            enqueuedTime: DateTimeOffset.UnixEpoch));
        var data = sample.Journal.Read("OnMessage")[^1].Data;
        data.GetProperty("MessageId").GetString().ShouldBeNull();
        data.GetProperty("DeliveryCount").GetInt32().ShouldBe(0);
        data.GetProperty("Properties").EnumerateObject().ShouldBeEmpty();
        data.GetProperty("SequenceNumber").GetInt64().ShouldBe(7);
    }

    [Fact]
    public async Task A_binary_body_arrives_byte_for_byte()
    {
        await sample.Host.InvokeAsync("OnMessage", new JsonObject
        {
            ["Data"] = new JsonObject { ["message"] = "AAECAw==" },
            ["Metadata"] = new JsonObject(),
        });
        sample.Journal.Read("OnMessage")[^1].Data.GetProperty("Body").GetString().ShouldBe("00010203");
    }

    [Fact]
    public async Task A_body_is_bound_as_json_or_as_text()
    {
        await DeliverAsync("OnOrder", """{"id":"o1","NOTE":"読む"}""");
        var order = sample.Journal.Read("OnOrder", "end")[^1].Data;
        order.GetProperty("Id").GetString().ShouldBe("o1");
        order.GetProperty("Note").GetString().ShouldBe("読む");
        await DeliverAsync("OnText", "plain text");
        sample.Journal.Read("OnText")[^1].Data.GetString().ShouldBe("\"plain text\"");
    }

    [Theory]
    [InlineData("""{"id":"o2","fail":true}""")]
    [InlineData("not json")]
    public async Task A_function_that_throws_fails_the_invocation(string body)
    {
        var failure = await Should.ThrowAsync<InvocationFailedException>(() => DeliverAsync("OnOrder", body));
        failure.Message.ShouldContain("500");
        failure.Message.ShouldNotContain("on purpose");
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"Data":{}}""")]
    [InlineData("""{"Data":{"message":"\"broken"}}""")]
    [InlineData("""{"Data":{"message":"*"}}""")]
    public async Task A_body_that_is_not_the_hosts_fails_the_invocation(string body)
    {
        var before = sample.Journal.Read("OnMessage").Count;
        await Should.ThrowAsync<InvocationFailedException>(() => sample.Host.InvokeAsync("OnMessage", JsonNode.Parse(body)!.AsObject()));
        sample.Journal.Read("OnMessage").Count.ShouldBe(before);
    }

    [Fact]
    public async Task Invocations_run_at_the_same_time()
    {
        var calls = Enumerable.Range(0, 8).Select(i => DeliverAsync("OnOrder", $$"""{"id":"same-{{i}}","delayMilliseconds":1500}""")).ToList();
        await sample.Journal.WaitForAsync("OnOrder", 8);
        await Task.WhenAll(calls);
        var started = sample.Journal.Read("OnOrder").Where(IsOurs).Max(entry => entry.At);
        var ended = sample.Journal.Read("OnOrder", "end").Where(IsOurs).Min(entry => entry.At);
        started.ShouldBeLessThan(ended);

        static bool IsOurs(JournalEntry entry) => entry.Data.GetProperty("Id").GetString()!.StartsWith("same-", StringComparison.Ordinal);
    }

    Task<JsonObject> DeliverAsync(string function, string body) => sample.Host.DeliverAsync(
        function, ServiceBusModelFactory.ServiceBusReceivedMessage(BinaryData.FromString(body), messageId: "m", deliveryCount: 1, enqueuedTime: DateTimeOffset.UtcNow));
}
