using System.Net;
using Azure;
using Azure.Messaging.ServiceBus;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class FailureTests
{
    const string Namespace = "blog.servicebus.windows.net";
    static readonly AzureNamedKeyCredential Credential = new("Root", "c2VjcmV0");

    [Theory]
    [InlineData(400, "", ServiceBusFailureReason.GeneralError, false, 1)]
    [InlineData(403, "Quota exceeded", ServiceBusFailureReason.QuotaExceeded, false, 1)]
    [InlineData(403, "The message is too large", ServiceBusFailureReason.MessageSizeExceeded, false, 1)]
    [InlineData(403, "Entity is disabled", ServiceBusFailureReason.MessagingEntityDisabled, false, 1)]
    [InlineData(404, "", ServiceBusFailureReason.MessagingEntityNotFound, false, 1)]
    [InlineData(410, "", ServiceBusFailureReason.MessagingEntityNotFound, false, 1)]
    [InlineData(408, "", ServiceBusFailureReason.ServiceTimeout, true, 3)]
    [InlineData(413, "", ServiceBusFailureReason.MessageSizeExceeded, false, 1)]
    [InlineData(429, "", ServiceBusFailureReason.ServiceBusy, true, 3)]
    [InlineData(500, "", ServiceBusFailureReason.GeneralError, false, 3)]
    [InlineData(503, "", ServiceBusFailureReason.ServiceBusy, true, 3)]
    [InlineData(504, "", ServiceBusFailureReason.ServiceTimeout, true, 3)]
    public async Task Each_status_has_its_reason(int status, string detail, ServiceBusFailureReason reason, bool transient, int tries)
    {
        using var network = FakeNetwork.Always((HttpStatusCode)status, $"<Error><Code>{status}</Code><Detail>{detail}</Detail></Error>");
        await using var client = new ServiceBusClient(Namespace, Credential, network.Options(maxRetries: 2));

        var failure = await Should.ThrowAsync<ServiceBusException>(() => client.CreateSender("posts").SendMessageAsync(new ServiceBusMessage("x")));

        (failure.Reason, failure.IsTransient, failure.EntityPath).ShouldBe((reason, transient, "posts"));
        failure.Message.ShouldContain(detail);
        network.Requests.Count.ShouldBe(tries);
    }

    [Theory]
    [InlineData(401, "InvalidSignature")]
    [InlineData(403, "Ip has been prevented to connect to the endpoint.")]
    public async Task A_refused_caller_is_not_a_service_bus_exception(int status, string detail)
    {
        using var network = FakeNetwork.Always((HttpStatusCode)status, $"<Error><Code>{status}</Code><Detail>{detail}</Detail></Error>");
        await using var client = new ServiceBusClient(Namespace, Credential, network.Options());

        (await Should.ThrowAsync<UnauthorizedAccessException>(() => client.CreateReceiver("posts").ReceiveMessageAsync())).Message.ShouldContain(detail);
    }

    [Theory]
    [InlineData("<html>Bad Gateway")]
    [InlineData("")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Error><Detail>&b;</Detail></Error>")]
    public async Task An_answer_that_is_not_the_services_is_an_error_all_the_same(string body)
    {
        using var network = FakeNetwork.Always(HttpStatusCode.BadGateway, body);
        await using var client = new ServiceBusClient(Namespace, Credential, network.Options(maxRetries: 0));

        var failure = await Should.ThrowAsync<ServiceBusException>(() => client.CreateSender("posts").SendMessageAsync(new ServiceBusMessage("x")));

        failure.Message.ShouldContain("502");
        failure.Message.ShouldNotContain("root:");
    }

    [Fact]
    public async Task A_network_that_fails_is_tried_again_and_then_a_communication_problem()
    {
        using var network = new FakeNetwork((_, _) => throw new HttpRequestException("Connection refused"));
        await using var client = new ServiceBusClient(Namespace, Credential, network.Options(maxRetries: 2));

        var failure = await Should.ThrowAsync<ServiceBusException>(() => client.CreateSender("posts").SendMessageAsync(new ServiceBusMessage("x")));

        (failure.Reason, failure.IsTransient).ShouldBe((ServiceBusFailureReason.ServiceCommunicationProblem, true));
        network.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_between_tries_ends_as_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var network = new FakeNetwork((_, count) =>
        {
            if (count == 2) cancellation.Cancel();
            throw new HttpRequestException("Connection refused");
        });
        await using var client = new ServiceBusClient(Namespace, Credential, network.Options());

        await Should.ThrowAsync<OperationCanceledException>(
            () => client.CreateSender("posts").SendMessageAsync(new ServiceBusMessage("x"), cancellation.Token));

        network.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_service_that_never_answers_is_a_timeout(int retries)
    {
        using var network = new SilentNetwork();
        var options = new ServiceBusClientOptions
        {
            Transport = new Azure.Core.Pipeline.HttpClientTransport(network),
            RetryOptions = new() { MaxRetries = retries, TryTimeout = TimeSpan.FromMilliseconds(50), Delay = TimeSpan.FromMilliseconds(1) },
        };
        await using var client = new ServiceBusClient(Namespace, Credential, options);

        var failure = await Should.ThrowAsync<ServiceBusException>(() => client.CreateSender("posts").SendMessageAsync(new ServiceBusMessage("x")));

        failure.Reason.ShouldBe(ServiceBusFailureReason.ServiceTimeout);
    }

    sealed class SilentNetwork : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("The request was to wait until it is cancelled.");
        }
    }
}
