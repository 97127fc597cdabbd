using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Local.ServiceBus.Storage;

namespace ServerlessBlog.Local.ServiceBus.Http;

/// <summary>Reads "Send Message" and "Send Message Batch" requests.</summary>
static class MessageReader
{
    /// <summary>What Basic and Standard namespaces take, headers included.</summary>
    public const int MaxMessageSize = 256 * 1024;

    const int MaxHeaderSize = 64 * 1024;
    const string BatchContentType = "application/vnd.microsoft.servicebus.json";

    public static async Task<IReadOnlyList<NewMessage>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MaxMessageSize));
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var body = buffer.ToArray();
        if (body.Length > MaxMessageSize) throw RuntimeError.TooLarge(body.Length);
        return string.Equals(request.ContentType, BatchContentType, StringComparison.OrdinalIgnoreCase)
            ? ReadBatch(body)
            : [ReadSingle(request, body)];
    }

    static NewMessage ReadSingle(HttpRequest request, byte[] body)
    {
        var broker = request.Headers[HeaderNames.BrokerProperties].ToString();
        var custom = request.Headers.Where(header => HeaderNames.IsCustomProperty(header.Key)).ToList();
        var headerSize = broker.Length + custom.Sum(header => header.Key.Length + header.Value.ToString().Length);
        if (headerSize > MaxHeaderSize || headerSize + body.Length > MaxMessageSize) throw RuntimeError.TooLarge(headerSize + body.Length);
        var properties = WriteObject(writer =>
        {
            foreach (var (name, value) in custom) WriteProperty(writer, name, value.ToString());
        });
        return Create(BrokerPropertiesReader.Parse(broker) with { ContentType = request.ContentType }, properties, body);
    }

    static List<NewMessage> ReadBatch(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Array) throw RuntimeError.BadRequest("A batch must be a JSON array.");
            return [.. document.RootElement.EnumerateArray().Select(ReadBatched)];
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            throw RuntimeError.BadRequest("The batch is not valid JSON.");
        }
    }

    static NewMessage ReadBatched(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("Body", out var body) || body.ValueKind != JsonValueKind.String)
            throw RuntimeError.BadRequest("A message of a batch must be an object with a Body that is text.");
        var broker = message.TryGetProperty("BrokerProperties", out var properties) ? BrokerPropertiesReader.Read(properties) : BrokerPropertiesReader.Empty;
        return Create(broker, ReadUserProperties(message), Encoding.UTF8.GetBytes(body.GetString()!));
    }

    static string ReadUserProperties(JsonElement message)
    {
        if (!message.TryGetProperty("UserProperties", out var properties)) return "{}";
        if (properties.ValueKind != JsonValueKind.Object) throw RuntimeError.BadRequest("UserProperties must be a JSON object.");
        return WriteObject(writer =>
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (!HeaderNames.IsToken(property.Name) || !HeaderNames.IsCustomProperty(property.Name))
                    throw RuntimeError.BadRequest("The name of a user property must be possible as an HTTP header.");
                if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    throw RuntimeError.BadRequest("The value of a user property must be text, a number or a bool.");
                property.WriteTo(writer);
            }
        });
    }

    static NewMessage Create(BrokerPropertiesReader broker, string userProperties, byte[] body) => new(
        broker.MessageId ?? Guid.NewGuid().ToString("N"),
        broker.ContentType,
        broker.Others,
        userProperties,
        body,
        broker.TimeToLive,
        broker.ScheduledEnqueueTime);

    // Text in double quotes, numbers and bool bare; anything else is taken as text.
    static void WriteProperty(Utf8JsonWriter writer, string name, string value)
    {
        writer.WritePropertyName(name);
        try
        {
            using var document = JsonDocument.Parse(value);
            if (document.RootElement.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                document.RootElement.WriteTo(writer);
                return;
            }
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            // Not JSON: text without quotes.
        }

        writer.WriteStringValue(value);
    }

    // The reader of strings reports half of a surrogate pair as an InvalidOperationException.
    static bool IsMalformed(Exception exception) => exception is JsonException or InvalidOperationException;

    static string WriteObject(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
