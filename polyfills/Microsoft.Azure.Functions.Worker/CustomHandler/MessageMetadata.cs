using System.Globalization;
using System.Text.Json;
using Azure.Messaging.ServiceBus;

namespace Microsoft.Azure.Functions.Worker.CustomHandler;

/// <summary>
/// A message's properties as the host passes them on. The host merges the members of a JSON object body into them,
/// so that a body with a <c>MessageId</c> takes the place of the message's own. Names that the body has too are
/// therefore not believed and left out; an app that needs an identity keeps it in its body.
/// </summary>
internal sealed class MessageMetadata
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.OrdinalIgnoreCase);

    public MessageMetadata(JsonElement metadata, BinaryData body)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in metadata.EnumerateObject())
            _values[property.Name] = property.Value;
        foreach (var name in MemberNames(body))
            _values.Remove(name);
    }

    public ServiceBusReceivedMessage Create(BinaryData body)
    {
        var enqueued = Time("EnqueuedTimeUtc") ?? Time("EnqueuedTime");
        var expires = Time("ExpiresAtUtc") ?? Time("ExpiresAt");
        return ServiceBusModelFactory.ServiceBusReceivedMessage(
            body: body,
            messageId: Text("MessageId"),
            partitionKey: Text("PartitionKey"),
            viaPartitionKey: Text("TransactionPartitionKey"),
            sessionId: Text("SessionId"),
            replyToSessionId: Text("ReplyToSessionId"),
            timeToLive: expires - enqueued is { } lifetime && lifetime > TimeSpan.Zero ? lifetime : default,
            correlationId: Text("CorrelationId"),
            subject: Text("Subject") ?? Text("Label"),
            to: Text("To"),
            contentType: Text("ContentType"),
            replyTo: Text("ReplyTo"),
            properties: Properties(),
            lockTokenGuid: Guid.TryParse(Text("LockToken"), out var token) ? token : default,
            deliveryCount: (int)(Number("DeliveryCount") ?? 0),
            sequenceNumber: Number("SequenceNumber") ?? -1,
            deadLetterSource: Text("DeadLetterSource"),
            enqueuedTime: enqueued ?? default);
    }

    private static List<string> MemberNames(BinaryData body)
    {
        var names = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(body.ToMemory());
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                names.AddRange(document.RootElement.EnumerateObject().Select(p => p.Name));
        }
        catch (JsonException)
        {
            // Not JSON: nothing was merged.
        }

        return names;
    }

    private Dictionary<string, object> Properties()
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        if (_values.TryGetValue("ApplicationProperties", out var element) && element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject())
                if (Scalar(property.Value) is { } value)
                    properties[property.Name] = value;
        return properties;
    }

    private static object? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number => value.GetDouble(),
        _ => null,
    };

    private string? Text(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? TriggerPayload.Text(value) : null;

    private long? Number(string name) =>
        _values.TryGetValue(name, out var value)
        && long.TryParse(TriggerPayload.Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
