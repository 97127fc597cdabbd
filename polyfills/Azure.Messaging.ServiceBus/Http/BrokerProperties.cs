using System.Globalization;
using System.Text.Json;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>The BrokerProperties JSON object of the HTTP runtime API ("Message Headers and Properties").</summary>
static class BrokerProperties
{
    public const string HeaderName = "BrokerProperties";

    /// <summary>Writes what a sender can set.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="message">What of.</param>
    /// <param name="withContentType">In a batch there is no header for the content type.</param>
    public static void Write(Utf8JsonWriter writer, ServiceBusMessage message, bool withContentType)
    {
        writer.WriteStartObject();
        WriteText("MessageId", message.MessageId);
        WriteText("Label", message.Subject);
        WriteText("CorrelationId", message.CorrelationId);
        WriteText("SessionId", message.SessionId);
        WriteText("PartitionKey", message.PartitionKey);
        WriteText("ViaPartitionKey", message.TransactionPartitionKey);
        WriteText("ReplyTo", message.ReplyTo);
        WriteText("ReplyToSessionId", message.ReplyToSessionId);
        WriteText("To", message.To);
        if (withContentType) WriteText("ContentType", message.ContentType);
        if (message.TimeToLive != TimeSpan.MaxValue) writer.WriteNumber("TimeToLive", message.TimeToLive.Ticks / (decimal)TimeSpan.TicksPerSecond);
        if (message.ScheduledEnqueueTime != default)
            writer.WriteString("ScheduledEnqueueTimeUtc", CeilingToSecond(message.ScheduledEnqueueTime).ToString("R", CultureInfo.InvariantCulture));
        writer.WriteEndObject();

        void WriteText(string name, string? value)
        {
            if (value is not null) writer.WriteString(name, value);
        }
    }

    /// <summary>Reads the object; an absent or unreadable one is empty.</summary>
    public static BrokerPropertiesReader Read(string? header)
    {
        if (string.IsNullOrEmpty(header)) return default;
        try
        {
            using var document = JsonDocument.Parse(header);
            return new BrokerPropertiesReader(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // The header has whole seconds only, and a message must not become active before its time.
    static DateTimeOffset CeilingToSecond(DateTimeOffset time)
    {
        var rest = time.UtcTicks % TimeSpan.TicksPerSecond;
        return rest == 0 || time > DateTimeOffset.MaxValue.AddSeconds(-1) ? time : time.AddTicks(TimeSpan.TicksPerSecond - rest);
    }
}

/// <summary>Reads properties leniently: one that is absent or of another type has its default.</summary>
readonly struct BrokerPropertiesReader(JsonElement properties)
{
    public string? Text(string name) => Get(name) is { } value ? HeaderJson.Text(value) : null;

    public long Number(string name) => Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : 0;

    public DateTimeOffset Time(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : default;

    /// <summary>A number of seconds. The service writes the largest duration as a number that no TimeSpan can hold.</summary>
    public TimeSpan Seconds(string name)
    {
        if (Get(name) is not { ValueKind: JsonValueKind.Number } value || !value.TryGetDecimal(out var seconds)) return TimeSpan.MaxValue;
        return (double)seconds >= TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.MaxValue
            : TimeSpan.FromTicks((long)(Math.Max(seconds, 0) * TimeSpan.TicksPerSecond));
    }

    JsonElement? Get(string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value) ? value : null;
}
