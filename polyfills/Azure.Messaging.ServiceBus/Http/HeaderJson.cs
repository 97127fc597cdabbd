using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>JSON for HTTP headers: ASCII only, everything else as \uXXXX.</summary>
static class HeaderJson
{
    // The default encoder escapes every character outside of Basic Latin, and control characters.
    static readonly JsonWriterOptions Options = new() { Indented = false, SkipValidation = true };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }

    /// <summary>A JSON string; null when it is none or is not well-formed (half of a surrogate pair).</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
