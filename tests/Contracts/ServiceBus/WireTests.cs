using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Http;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

/// <summary>The emulator as another client sees it: plain HTTP requests as the documentation shows them.</summary>
public sealed class WireTests : IAsyncLifetime
{
    readonly HttpClient _http = new();
    EmulatorHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await EmulatorHost.StartAsync();
        _http.BaseAddress = new Uri($"http://127.0.0.1:{_host.Emulator.Port}/");
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_sent_locked_and_completed_as_the_documentation_shows()
    {
        using var sent = await SendAsync(HttpMethod.Post, "posts/messages", "This is a message.", request =>
        {
            request.Headers.TryAddWithoutValidation("BrokerProperties", """{"Label":"M1","TimeToLive":90,"MessageId":"a/b"}""");
            request.Headers.TryAddWithoutValidation("Priority", "\"High\"");
            request.Headers.TryAddWithoutValidation("Customer", "12345");
            request.Headers.TryAddWithoutValidation("Unquoted", "12345,ABC");
            request.Headers.TryAddWithoutValidation("Half", "\"\\ud800\"");
        });
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await sent.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        using var locked = await SendAsync(HttpMethod.Post, "posts/messages/head?timeout=5");

        locked.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await locked.Content.ReadAsStringAsync()).ShouldBe("This is a message.");
        locked.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        Header(locked, "Priority").ShouldBe("\"High\"");
        Header(locked, "Customer").ShouldBe("12345");
        Header(locked, "Unquoted").ShouldBe("\"12345,ABC\"");
        Header(locked, "Half").ShouldBe("""
            "\u0022\\ud800\u0022"
            """);
        using var broker = JsonDocument.Parse(Header(locked, "BrokerProperties"));
        var token = broker.RootElement.GetProperty("LockToken").GetString();
        broker.RootElement.GetProperty("DeliveryCount").GetInt32().ShouldBe(1);
        broker.RootElement.GetProperty("State").GetString().ShouldBe("Active");
        broker.RootElement.GetProperty("LockedUntilUtc").GetString().ShouldEndWith(" GMT");
        locked.Headers.Location.ShouldBe(new Uri(_http.BaseAddress!, $"posts/messages/a%2Fb/{token}"));

        using var renewed = await SendAsync(HttpMethod.Post, locked.Headers.Location!.AbsoluteUri);
        renewed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var completed = await SendAsync(HttpMethod.Delete, locked.Headers.Location.AbsoluteUri);
        completed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await SendAsync(HttpMethod.Delete, locked.Headers.Location.AbsoluteUri);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await again.Content.ReadAsStringAsync()).ShouldStartWith("<Error><Code>404</Code><Detail>The lock supplied is invalid.");
    }

    [Fact]
    public async Task A_lock_belongs_to_its_message_and_its_queue()
    {
        await _host.Sender.SendMessageAsync(new ServiceBusMessage("x") { MessageId = "mine" });
        var received = await _host.TakeAsync();
        string[] wrong =
        [
            $"posts/messages/other/{received.LockToken}",
            $"posts/messages/{received.SequenceNumber + 1}/{received.LockToken}",
            $"posts/messages/mine/{Guid.NewGuid()}",
            $"media/new/messages/mine/{received.LockToken}",
            $"posts/$DeadLetterQueue/messages/mine/{received.LockToken}",
        ];

        foreach (var address in wrong)
        {
            using var refused = await SendAsync(HttpMethod.Delete, address);
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        using var completed = await SendAsync(HttpMethod.Delete, $"posts/messages/{received.SequenceNumber}/{received.LockToken}");
        completed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"MessageId":1}""")]
    [InlineData("""{"Label":"\ud800"}""")]
    [InlineData("""{"TimeToLive":"soon"}""")]
    [InlineData("""{"TimeToLive":-1}""")]
    [InlineData("""{"TimeToLive":-1e300}""")]
    [InlineData("""{"ScheduledEnqueueTimeUtc":"soon"}""")]
    [InlineData("""{"SessionId":"a","PartitionKey":"b"}""")]
    public async Task Broker_properties_that_make_no_sense_get_400(string header)
    {
        using var refused = await SendAsync(
            HttpMethod.Post, "posts/messages", "x", request => request.Headers.TryAddWithoutValidation("BrokerProperties", header));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        (await _host.StatusAsync()).IsDrained.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("[1]")]
    [InlineData("""[{"Body":1}]""")]
    [InlineData("""[{"Body":"good"},{"Body":"bad","BrokerProperties":{"MessageId":1}}]""")]
    [InlineData("""[{"Body":"x","UserProperties":{"名前":1}}]""")]
    [InlineData("""[{"Body":"x","UserProperties":{"a":{}}}]""")]
    [InlineData("""[{"Body":"\udc00"}]""")]
    [InlineData("""[{"Body":"x","UserProperties":{"a":"\udc00"}}]""")]
    [InlineData("""[{"Body":"x","UserProperties":{"\udc00":"a"}}]""")]
    public async Task A_batch_that_makes_no_sense_gets_400_and_nothing_of_it_is_stored(string body)
    {
        using var refused = await SendAsync(HttpMethod.Post, "posts/messages", body, AsBatch);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _host.StatusAsync()).IsDrained.ShouldBeTrue();
    }

    [Fact]
    public async Task A_batch_is_sent_as_the_documentation_shows()
    {
        const string body = """
            [
              { "Body": "first", "BrokerProperties": { "Label": "M1", "TimeToLiveTimeSpan": "0.00:00:40" } },
              { "Body": "second", "UserProperties": { "Priority": "Low" } }
            ]
            """;

        using var sent = await SendAsync(HttpMethod.Post, "posts/messages?timeout=60", body, AsBatch);

        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        var received = await _host.Receiver.ReceiveMessagesAsync(2, TimeSpan.FromSeconds(5));
        (received[0].Body.ToString(), received[0].Subject, received[0].TimeToLive).ShouldBe(("first", "M1", TimeSpan.FromSeconds(40)));
        (received[1].Body.ToString(), received[1].ApplicationProperties["Priority"]).ShouldBe(("second", "Low"));
    }

    [Theory]
    [InlineData("GET", "posts/messages", 405)]
    [InlineData("PUT", "posts/messages/head", 405)]
    [InlineData("POST", "posts/$DeadLetterQueue/messages", 405)]
    [InlineData("POST", "none/messages", 404)]
    [InlineData("POST", "posts", 404)]
    [InlineData("POST", "messages", 404)]
    [InlineData("POST", "posts/messages/head?timeout=soon", 400)]
    [InlineData("DELETE", "posts/messages/1/no-guid", 400)]
    [InlineData("DELETE", "posts/messages/head?timeout=0", 204)]
    public async Task Other_addresses_and_verbs_get_the_status_that_says_so(string method, string address, int status)
    {
        using var answer = await SendAsync(new HttpMethod(method), address);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task The_counts_of_the_queues_can_be_read_without_a_signature()
    {
        await _host.Sender.SendMessagesAsync([new ServiceBusMessage("1"), new ServiceBusMessage("2")]);
        await _host.Sender.SendMessageAsync(new ServiceBusMessage("3") { ScheduledEnqueueTime = DateTimeOffset.UtcNow.AddHours(1) });
        await _host.TakeAsync();

        var json = await _http.GetStringAsync("emulator/queues");

        json.ShouldBe(
            """[{"name":"posts","active":1,"scheduled":1,"locked":1,"deadLettered":0,"isDrained":false},"""
            + """{"name":"media/new","active":0,"scheduled":0,"locked":0,"deadLettered":0,"isDrained":true}]""");
    }

    [Fact]
    public async Task Trace_headers_do_not_become_properties()
    {
        using var sent = await SendAsync(HttpMethod.Post, "posts/messages", "x", request =>
        {
            request.Headers.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            request.Headers.TryAddWithoutValidation("x-ms-client-request-id", "1");
            request.Headers.TryAddWithoutValidation("User-Agent", "test");
        });

        (await _host.TakeAsync()).ApplicationProperties.ShouldBeEmpty();
    }

    static void AsBatch(HttpRequestMessage request) =>
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.servicebus.json");

    static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? body = null, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation(
            "Authorization", SasToken.Create("http://127.0.0.1/", EmulatorHost.KeyName, EmulatorHost.Key, DateTimeOffset.UtcNow.AddMinutes(5)));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "text/plain");
        prepare?.Invoke(request);
        return await _http.SendAsync(request);
    }
}
