using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ServerlessBlog.Local.ServiceBus.Http;

/// <summary>The broker properties that a sender sets, checked. What the service does not know it passes over.</summary>
sealed record BrokerPropertiesReader(string? MessageId, string? ContentType, TimeSpan? TimeToLive, DateTimeOffset? ScheduledEnqueueTime, string Others)
{
    const int MaxIdentifierLength = 128;

    static readonly string[] TextProperties =
        ["Label", "CorrelationId", "SessionId", "PartitionKey", "ViaPartitionKey", "ReplyTo", "ReplyToSessionId", "To"];

    static readonly string[] Identifiers = ["SessionId", "PartitionKey", "ViaPartitionKey", "ReplyToSessionId"];

    public static BrokerPropertiesReader Empty { get; } = new(null, null, null, null, "{}");

    /// <exception cref="RuntimeErrorException">400: not JSON, not an object, or a property of a wrong type.</exception>
    public static BrokerPropertiesReader Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json)) return Empty;
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw RuntimeError.BadRequest("The BrokerProperties header is not valid JSON.");
        }
    }

    /// <exception cref="RuntimeErrorException">400: not an object, or a property of a wrong type.</exception>
    public static BrokerPropertiesReader Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw RuntimeError.BadRequest("BrokerProperties must be a JSON object.");
        var texts = TextProperties.Select(name => (Name: name, Value: Text(json, name))).Where(text => text.Value is not null)
            .ToDictionary(text => text.Name, text => text.Value!, StringComparer.Ordinal);
        foreach (var name in Identifiers) CheckIdentifier(name, texts.GetValueOrDefault(name));
        if (texts.TryGetValue("SessionId", out var session) && texts.TryGetValue("PartitionKey", out var partition)
            && !string.Equals(session, partition, StringComparison.Ordinal))
        {
            throw RuntimeError.BadRequest("SessionId and PartitionKey must be equal when both are set.");
        }

        var messageId = Text(json, "MessageId");
        CheckIdentifier("MessageId", messageId);
        return new(
            string.IsNullOrEmpty(messageId) ? null : messageId, Text(json, "ContentType"), ReadTimeToLive(json), ReadScheduled(json), Write(texts));
    }

    static TimeSpan? ReadTimeToLive(JsonElement json)
    {
        TimeSpan timeToLive;
        if (Get(json, "TimeToLive") is { } seconds)
        {
            if (seconds.ValueKind != JsonValueKind.Number || !seconds.TryGetDouble(out var value)) throw Invalid("TimeToLive", "a number of seconds");
            if (value >= TimeSpan.MaxValue.TotalSeconds) return null;
            timeToLive = TimeSpan.FromSeconds(Math.Max(value, 0));
        }
        else if (Text(json, "TimeToLiveTimeSpan") is { } text)
        {
            if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out timeToLive)) throw Invalid("TimeToLiveTimeSpan", "a duration");
        }
        else
        {
            return null;
        }

        return timeToLive > TimeSpan.Zero ? timeToLive : throw Invalid("TimeToLive", "more than zero");
    }

    static DateTimeOffset? ReadScheduled(JsonElement json)
    {
        if (Text(json, "ScheduledEnqueueTimeUtc") is not { Length: > 0 } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Invalid("ScheduledEnqueueTimeUtc", "a time such as Sun, 06 Nov 1994 08:49:37 GMT");
    }

    static string? Text(JsonElement json, string name) => Get(json, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => ReadString(value, name),
        _ => throw Invalid(name, "text"),
    };

    static string ReadString(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            throw Invalid(name, "well-formed text");
        }
    }

    static JsonElement? Get(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static void CheckIdentifier(string name, string? value)
    {
        if (value is { Length: > MaxIdentifierLength }) throw Invalid(name, "at most 128 characters");
    }

    static RuntimeErrorException Invalid(string name, string what) => RuntimeError.BadRequest($"The broker property {name} must be {what}.");

    static string Write(Dictionary<string, string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in texts) writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
