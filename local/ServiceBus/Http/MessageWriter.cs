using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Local.ServiceBus.Storage;

namespace ServerlessBlog.Local.ServiceBus.Http;

/// <summary>Writes a message that is handed out: body, BrokerProperties, and a header for each custom property.</summary>
static class MessageWriter
{
    /// <summary>What the service writes for "for ever": TimeSpan.MaxValue in seconds.</summary>
    const decimal Forever = 922337203685.47754m;

    public static async Task WriteAsync(HttpResponse response, StoredMessage message, RuntimePath path, CancellationToken cancellationToken)
    {
        response.StatusCode = message.Lock is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        if (message.ContentType is { } contentType) response.Headers.ContentType = contentType;
        response.Headers[HeaderNames.BrokerProperties] = Ascii(writer => WriteBrokerProperties(writer, message));
        WriteCustomProperties(response, message);
        if (message.Lock is { Token: var token }) response.Headers.Location = Location(response.HttpContext.Request, path, message, token);
        response.ContentLength = message.Body.Length;
        await response.Body.WriteAsync(message.Body, cancellationToken);
    }

    static void WriteBrokerProperties(Utf8JsonWriter writer, StoredMessage message)
    {
        writer.WriteStartObject();
        writer.WriteNumber("DeliveryCount", message.Deliveries);
        writer.WriteNumber("EnqueuedSequenceNumber", message.EnqueuedSequence);
        WriteTime("EnqueuedTimeUtc", message.Enqueued);
        if (message.Lock is { } @lock)
        {
            writer.WriteString("LockToken", @lock.Token);
            WriteTime("LockedUntilUtc", @lock.Until);
        }

        writer.WriteString("MessageId", message.MessageId);
        if (message.Scheduled is { } scheduled) WriteTime("ScheduledEnqueueTimeUtc", scheduled);
        writer.WriteNumber("SequenceNumber", message.Sequence);
        writer.WriteString("State", "Active");
        writer.WriteNumber("TimeToLive", message.TimeToLive / 1000m ?? Forever);
        using var others = JsonDocument.Parse(message.BrokerProperties);
        foreach (var property in others.RootElement.EnumerateObject()) property.WriteTo(writer);
        writer.WriteEndObject();

        // RFC 1123, whole seconds, as the service has it.
        void WriteTime(string name, long milliseconds) =>
            writer.WriteString(name, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("R", CultureInfo.InvariantCulture));
    }

    static void WriteCustomProperties(HttpResponse response, StoredMessage message)
    {
        using var properties = JsonDocument.Parse(message.UserProperties);
        foreach (var property in properties.RootElement.EnumerateObject())
            response.Headers[property.Name] = Ascii(property.Value.WriteTo);
        if (message.DeadLetterReason is not { } reason) return;
        response.Headers["DeadLetterReason"] = Ascii(writer => writer.WriteStringValue(reason));
        response.Headers["DeadLetterErrorDescription"] = Ascii(writer => writer.WriteStringValue(message.DeadLetterDescription));
    }

    static string Location(HttpRequest request, RuntimePath path, StoredMessage message, Guid token)
    {
        var entity = string.Join('/', path.Address.Queue.Split('/').Select(Uri.EscapeDataString)) + (path.Address.DeadLetter ? "/$DeadLetterQueue" : string.Empty);
        return $"{request.Scheme}://{request.Host}/{entity}/messages/{Uri.EscapeDataString(message.MessageId)}/{token:D}";
    }

    // The default encoder escapes everything beyond ASCII, so that the JSON can be a header.
    static string Ascii(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) write(writer);
        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }
}
