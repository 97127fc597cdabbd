using System.Diagnostics.Tracing;
using System.Net;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Diagnostics;
using Azure.Messaging.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class PipelineTests
{
    const string Namespace = "blog.servicebus.windows.net";
    static readonly AzureNamedKeyCredential Credential = new("Root", "c2VjcmV0");

    [Fact]
    public async Task A_send_that_meets_a_busy_service_is_tried_again_and_signed_anew()
    {
        var credential = new AzureNamedKeyCredential("first", "c2VjcmV0");
        using var network = new FakeNetwork((_, count) =>
        {
            credential.Update($"key{count}", "c2VjcmV0");
            return FakeNetwork.Answer(count < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.Created);
        });
        await using var client = new ServiceBusClient(Namespace, credential, network.Options());

        await client.CreateSender("posts").SendMessageAsync(new ServiceBusMessage("本文"));

        var requests = network.Requests.ToArray();
        requests.Select(request => request.Headers["Authorization"].Split("skn=")[1]).ShouldBe(["first", "key1", "key2"]);
        requests.ShouldAllBe(request => Encoding.UTF8.GetString(request.Body) == "本文");
    }

    [Fact]
    public async Task Requests_go_over_https_to_the_entity_and_are_signed_for_it()
    {
        using var network = FakeNetwork.Always(HttpStatusCode.Created);
        await using var client = new ServiceBusClient(Namespace, Credential, network.Options());

        await client.CreateSender("a folder/posts").SendMessageAsync(new ServiceBusMessage("x"));

        var request = network.Requests.Single();
        (request.Method, request.Uri.AbsoluteUri).ShouldBe(("POST", $"https://{Namespace}/a%20folder/posts/messages"));
        request.Headers["Authorization"].ShouldStartWith(
            $"SharedAccessSignature sr={Uri.EscapeDataString($"https://{Namespace}/a%20folder/posts")}&sig=");
    }

    [Fact]
    public async Task A_token_credential_is_asked_for_the_service_bus_scope()
    {
        using var network = FakeNetwork.Always(HttpStatusCode.Created);
        string[]? scopes = null;
        var credential = DelegatedTokenCredential.Create((context, _) =>
        {
            scopes = context.Scopes;
            return new AccessToken("the-token", DateTimeOffset.UtcNow.AddHours(1));
        });
        await using var client = new ServiceBusClient(Namespace, credential, network.Options());

        await client.CreateSender("posts").SendMessageAsync(new ServiceBusMessage("x"));

        scopes.ShouldBe(["https://servicebus.azure.net/.default"]);
        network.Requests.Single().Headers["Authorization"].ShouldBe("Bearer the-token");
    }

    [Fact]
    public async Task A_ready_made_signature_is_sent_as_it_is()
    {
        using var network = FakeNetwork.Always(HttpStatusCode.Created);
        await using var client = new ServiceBusClient(Namespace, new AzureSasCredential("SharedAccessSignature sr=x"), network.Options());

        await client.CreateSender("posts").SendMessageAsync(new ServiceBusMessage("x"));

        network.Requests.Single().Headers["Authorization"].ShouldBe("SharedAccessSignature sr=x");
    }

    [Fact]
    public async Task A_wait_is_rounded_up_to_whole_seconds_and_cut_into_polls_of_a_minute()
    {
        using var network = FakeNetwork.Always(HttpStatusCode.NoContent);
        await using var client = new ServiceBusClient(Namespace, Credential, network.Options());
        var receiver = client.CreateReceiver("topic", "sub scription");

        await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(1.2));
        await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(150));
        await receiver.ReceiveMessageAsync();

        network.Requests.Select(request => request.Uri.Query).ShouldBe(["?timeout=2", "?timeout=60", "?timeout=60", "?timeout=30", "?timeout=60"]);
        network.Requests.ShouldAllBe(request => request.Uri.AbsolutePath == "/topic/Subscriptions/sub%20scription/messages/head");
    }

    [Fact]
    public async Task Messages_that_were_handed_out_before_an_error_reach_the_caller()
    {
        using var network = new FakeNetwork((_, count) => FakeNetwork.Answer(count == 1 ? HttpStatusCode.Created : HttpStatusCode.BadRequest, "body"));
        await using var client = new ServiceBusClient(Namespace, Credential, network.Options());

        (await client.CreateReceiver("posts").ReceiveMessagesAsync(5)).Single().Body.ToString().ShouldBe("body");
    }

    [Fact]
    public async Task The_log_names_requests_but_no_signature_and_no_property()
    {
        var log = new StringBuilder();
        using (new AzureEventSourceListener((_, text) => { lock (log) log.AppendLine(text); }, EventLevel.Verbose))
        {
            using var network = FakeNetwork.Always(HttpStatusCode.Created);
            await using var client = new ServiceBusClient(Namespace, Credential, network.Options());
            var message = new ServiceBusMessage("secret body") { Subject = "secret label", MessageId = "log-test" };
            message.ApplicationProperties["Author"] = "secret author";

            await client.CreateSender("log-test-queue").SendMessageAsync(message);
        }

        string text;
        lock (log) text = log.ToString();
        text.ShouldContain("log-test-queue");
        text.ShouldContain("BrokerProperties:REDACTED");
        text.ShouldNotContain("sig=");
        text.ShouldNotContain("secret");
    }
}
