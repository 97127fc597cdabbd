using System.Net;
using Azure;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Http;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.ServiceBus;

public sealed class AuthorizationTests
{
    [Theory]
    [InlineData(EmulatorHost.KeyName, "d3Jvbmc=", "InvalidSignature")]
    [InlineData("OtherKey", EmulatorHost.Key, "InvalidSignature")]
    public async Task A_wrong_key_or_key_name_is_refused(string name, string key, string reason)
    {
        await using var host = await EmulatorHost.StartAsync();
        await using var client = host.CreateClient(
            $"Endpoint=sb://127.0.0.1:{host.Emulator.Port}/;SharedAccessKeyName={name};SharedAccessKey={key};UseDevelopmentEmulator=true");

        var failure = await Should.ThrowAsync<UnauthorizedAccessException>(
            () => client.CreateSender(EmulatorHost.Queue).SendMessageAsync(new ServiceBusMessage("x")));

        failure.Message.ShouldContain(reason);
        failure.Message.ShouldNotContain(key);
        await Should.ThrowAsync<UnauthorizedAccessException>(() => client.CreateReceiver(EmulatorHost.Queue).ReceiveMessageAsync(TimeSpan.FromSeconds(1)));
        (await host.StatusAsync()).IsDrained.ShouldBeTrue();
    }

    [Theory]
    [InlineData(-1, "/", false)]
    [InlineData(60, "/", true)]
    [InlineData(60, "", true)]
    [InlineData(60, "/posts", true)]
    [InlineData(60, "/POSTS/messages", true)]
    [InlineData(60, "/post", false)]
    [InlineData(60, "/media/new", false)]
    public async Task A_signature_is_good_until_it_expires_and_for_what_it_was_made_for(int seconds, string path, bool good)
    {
        await using var host = await EmulatorHost.StartAsync();
        var signature = SasToken.Create(
            $"sb://127.0.0.1{path}", EmulatorHost.KeyName, EmulatorHost.Key, DateTimeOffset.UtcNow.AddSeconds(seconds));
        await using var client = host.CreateClient(
            $"Endpoint=sb://127.0.0.1:{host.Emulator.Port}/;SharedAccessSignature={signature};UseDevelopmentEmulator=true");
        var send = client.CreateSender(EmulatorHost.Queue).SendMessageAsync(new ServiceBusMessage("x"));

        if (good) await send;
        else await Should.ThrowAsync<UnauthorizedAccessException>(() => send);

        (await host.StatusAsync()).Active.ShouldBe(good ? 1 : 0);
    }

    [Theory]
    [InlineData("sr=a&sig=b&se=1&skn=c")]
    [InlineData("SharedAccessSignature sr=a")]
    [InlineData("SharedAccessSignature sr=a&sig=%%%&se=9999999999&skn=TestKey")]
    [InlineData("SharedAccessSignature sr=a&sig=b&se=soon&skn=TestKey")]
    [InlineData("Bearer abc")]
    [InlineData(null)]
    public async Task A_token_that_is_none_gets_401_with_the_services_error_body(string? authorization)
    {
        await using var host = await EmulatorHost.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{host.Emulator.Port}/posts/messages");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("<Error><Code>401</Code><Detail>");
    }

    [Fact]
    public async Task A_connection_string_for_one_entity_opens_no_other()
    {
        await using var host = await EmulatorHost.StartAsync();
        await using var client = host.CreateClient(host.Emulator.ConnectionString + ";EntityPath=posts");

        await client.CreateSender("Posts").SendMessageAsync(new ServiceBusMessage("x"));

        Should.Throw<ArgumentException>(() => client.CreateSender("media/new"));
        Should.Throw<ArgumentException>(() => client.CreateReceiver("media/new"));
    }

    [Fact]
    public async Task The_unknown_queue_is_told_from_a_refused_one()
    {
        await using var host = await EmulatorHost.StartAsync();

        var failure = await Should.ThrowAsync<ServiceBusException>(() => host.Client.CreateSender("none").SendMessageAsync(new ServiceBusMessage("x")));

        failure.Reason.ShouldBe(ServiceBusFailureReason.MessagingEntityNotFound);
        failure.IsTransient.ShouldBeFalse();
        failure.EntityPath.ShouldBe("none");
        failure.Message.ShouldContain("none - MessagingEntityNotFound");
        (await Should.ThrowAsync<ServiceBusException>(() => host.Client.CreateReceiver("none").ReceiveMessageAsync(TimeSpan.FromSeconds(1))))
            .Reason.ShouldBe(ServiceBusFailureReason.MessagingEntityNotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Endpoint=sb://127.0.0.1/")]
    [InlineData("SharedAccessKeyName=a;SharedAccessKey=b")]
    [InlineData("Endpoint=sb://127.0.0.1/;SharedAccessKeyName=a")]
    public void A_connection_string_without_what_is_needed_is_refused(string connectionString) =>
        Should.Throw<ArgumentException>(() => new ServiceBusClient(connectionString));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Endpoint=:;SharedAccessKeyName=a;SharedAccessKey=b")]
    [InlineData("Endpoint=sb://127.0.0.1/;UseDevelopmentEmulator=perhaps")]
    public void A_connection_string_that_cannot_be_read_is_refused(string connectionString) =>
        Should.Throw<FormatException>(() => new ServiceBusClient(connectionString));

    [Fact]
    public void A_connection_string_is_taken_apart()
    {
        var properties = ServiceBusConnectionStringProperties.Parse(
            "Endpoint=sb://blog.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=abc=;EntityPath=posts;Unknown=1");

        properties.Endpoint.ShouldBe(new Uri("sb://blog.servicebus.windows.net/"));
        properties.FullyQualifiedNamespace.ShouldBe("blog.servicebus.windows.net");
        (properties.SharedAccessKeyName, properties.SharedAccessKey, properties.EntityPath, properties.SharedAccessSignature)
            .ShouldBe(("Root", "abc=", "posts", null));
    }

    [Fact]
    public void A_namespace_must_be_a_host_name() =>
        Should.Throw<ArgumentException>(() => new ServiceBusClient("https://blog.servicebus.windows.net/", new AzureSasCredential("x")));
}
