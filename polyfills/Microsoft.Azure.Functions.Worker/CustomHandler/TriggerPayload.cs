using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Metadata;

namespace Microsoft.Azure.Functions.Worker.CustomHandler;

/// <summary>
/// Reads the body of a trigger call: <c>{"Data":{binding:value},"Metadata":{name:value}}</c>. The host sends dates
/// and objects as JSON, byte arrays as base64, and everything else as JSON text inside a JSON string: a string is
/// encoded twice and a number is "1".
/// </summary>
internal static class TriggerPayload
{
    /// <summary>The TimerInfo or message, and the metadata by name.</summary>
    /// <exception cref="JsonException">The body is not what the host sends.</exception>
    public static (object Trigger, IReadOnlyDictionary<string, object?> BindingData) Read(FunctionDescriptor function, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("Data", out var data)
            || data.ValueKind != JsonValueKind.Object
            || !data.TryGetProperty(function.Trigger.ParameterName, out var value))
            throw new JsonException($"The trigger call has no Data.{function.Trigger.ParameterName}.");
        var metadata = body.TryGetProperty("Metadata", out var element) && element.ValueKind == JsonValueKind.Object
            ? element
            : default;

        var bindingData = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        if (metadata.ValueKind == JsonValueKind.Object)
            foreach (var property in metadata.EnumerateObject())
                bindingData[property.Name] = Text(property.Value);
        return function.Trigger is TimerTriggerMetadata
            ? (ReadTimer(value), bindingData)
            : (ReadMessage(value, metadata), bindingData);
    }

    /// <summary>The text of a value, without its inner encoding.</summary>
    internal static string? Text(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            return value.GetRawText();
        var text = value.GetString()!;
        return text.StartsWith('"') ? JsonSerializer.Deserialize(text, WorkerJson.Default.String) : text;
    }

    private static TimerInfo ReadTimer(JsonElement value)
    {
        var timer = value.ValueKind == JsonValueKind.Object ? value.Deserialize(WorkerJson.Default.TimerInfo) : null;
        if (timer is null)
            throw new JsonException("The trigger call holds no timer.");
        if (timer.ScheduleStatus is { } status)
        {
            status.Last = Utc(status.Last);
            status.Next = Utc(status.Next);
            status.LastUpdated = Utc(status.LastUpdated);
        }

        return timer;
    }

    private static ServiceBusReceivedMessage ReadMessage(JsonElement value, JsonElement metadata)
    {
        var body = Body(value);
        return new MessageMetadata(metadata, body).Create(body);
    }

    // Base64 never starts with a quotation mark and an encoded string always does.
    private static BinaryData Body(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return new BinaryData(value.GetRawText());
        var text = value.GetString()!;
        return text.StartsWith('"')
            ? new BinaryData(JsonSerializer.Deserialize(text, WorkerJson.Default.String)!)
            : new BinaryData(value.TryGetBytesFromBase64(out var bytes)
                ? bytes
                : throw new JsonException("The message's body is neither encoded text nor base64."));
    }

    // The host writes UTC without saying so.
    private static DateTime Utc(DateTime time) =>
        time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime();
}
