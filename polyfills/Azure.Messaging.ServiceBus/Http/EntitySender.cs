using Azure.Core;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>"Send Message" and "Send Message Batch" of the HTTP runtime API.</summary>
sealed class EntitySender(RuntimeConnection connection, string entity)
{
    public Task SendAsync(ServiceBusMessage message, CancellationToken cancellationToken)
    {
        if (message.ContentType?.All(character => character is >= ' ' and <= '~') == false) throw Unsupported.ContentType();
        return PostAsync(
            request =>
            {
                if (message.ContentType is { } contentType) request.Headers.SetValue(HttpHeader.Names.ContentType, contentType);
                PropertyHeaders.Write(request, message.ApplicationProperties);
                request.Headers.SetValue(
                    BrokerProperties.HeaderName,
                    HeaderJson.Write(writer => BrokerProperties.Write(writer, message, withContentType: false)));
                request.Content = RequestContent.Create(message.Body);
            },
            cancellationToken);
    }

    public Task SendAsync(IReadOnlyList<ServiceBusMessage> messages, CancellationToken cancellationToken)
    {
        // A single message keeps its bytes as they are.
        if (messages.Count == 1) return SendAsync(messages[0], cancellationToken);
        var body = BatchBody.Write(messages);
        return PostAsync(
            request =>
            {
                request.Headers.SetValue(HttpHeader.Names.ContentType, BatchBody.ContentType);
                request.Content = RequestContent.Create(body);
            },
            cancellationToken);
    }

    async Task PostAsync(Action<Request> prepare, CancellationToken cancellationToken)
    {
        using var response = await connection
            .SendAsync(new RuntimeRequest(RequestMethod.Post, entity, "messages") { Prepare = prepare }, cancellationToken);
        if (response.Status is < 200 or >= 300) throw Failures.FromEntity(response, entity);
    }
}
