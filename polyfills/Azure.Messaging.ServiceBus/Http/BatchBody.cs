using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>The JSON array of the HTTP runtime API's "Send Message Batch".</summary>
static class BatchBody
{
    /// <summary>Exactly this, without a charset.</summary>
    public const string ContentType = "application/vnd.microsoft.servicebus.json";

    /// <summary>The bytes of an empty array.</summary>
    public const int EmptySize = 2;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The body is UTF-8, so text beyond ASCII need not be escaped; only headers are ASCII.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ServiceBusMessage> messages) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var message in messages) WriteMessage(writer, message);
        writer.WriteEndArray();
    });

    /// <summary>The bytes that one message takes in the array.</summary>
    public static int Measure(ServiceBusMessage message) => Write(writer => WriteMessage(writer, message)).Length;

    static void WriteMessage(Utf8JsonWriter writer, ServiceBusMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("Body", Text(message.Body));
        writer.WritePropertyName("BrokerProperties");
        BrokerProperties.Write(writer, message, withContentType: true);
        if (message.ApplicationProperties.Count > 0)
        {
            writer.WriteStartObject("UserProperties");
            foreach (var (name, value) in message.ApplicationProperties)
            {
                writer.WritePropertyName(name);
                PropertyHeaders.WriteValue(writer, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    static string Text(BinaryData body)
    {
        try
        {
            return StrictUtf8.GetString(body.ToMemory().Span);
        }
        catch (DecoderFallbackException)
        {
            throw Unsupported.BinaryInBatch();
        }
    }

    static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        return buffer.WrittenMemory;
    }
}
