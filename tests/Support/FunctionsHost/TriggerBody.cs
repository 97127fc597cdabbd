using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// Builds the body of a trigger call as the host encodes it: strings (and numbers) as JSON text inside a JSON string, dates
/// cut to seconds, objects as they are.
/// </summary>
internal static class TriggerBody
{
    /// <summary>A timer's call. Without a status the timer is not monitored.</summary>
    public static JsonObject Timer(HostedFunction function, bool isPastDue, JsonNode? scheduleStatus) => new()
    {
        ["Data"] = new JsonObject
        {
            [function.BindingName] = new JsonObject
            {
                ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
                ["ScheduleStatus"] = scheduleStatus,
                ["IsPastDue"] = isPastDue,
            },
        },
        ["Metadata"] = new JsonObject { ["sys"] = Sys(function) },
    };

    /// <summary>A message's call. The members of a JSON object body overwrite metadata of the same name.</summary>
    public static JsonObject Message(HostedFunction function, ServiceBusReceivedMessage message)
    {
        // Text that is not UTF-8 is damaged here, as it is in the host.
        var text = Encoding.UTF8.GetString(message.Body.ToMemory().Span);
        var metadata = Metadata(function, message);
        MergeBody(metadata, text);
        return new JsonObject
        {
            ["Data"] = new JsonObject { [function.BindingName] = Encoded(text) },
            ["Metadata"] = metadata,
        };
    }

    /// <summary>A value of a scheme that the host has: JSON text in a JSON string.</summary>
    public static JsonNode Encoded(string text) => JsonValue.Create(JsonSerializer.Serialize(text));

    private static JsonObject Metadata(HostedFunction function, ServiceBusReceivedMessage message)
    {
        var expires = message.ExpiresAt < DateTimeOffset.MaxValue.AddYears(-1) ? message.ExpiresAt : message.EnqueuedTime.AddDays(14);
        var metadata = new JsonObject
        {
            ["MessageReceiver"] = new JsonObject(),
            ["MessageSession"] = new JsonObject(),
            ["MessageActions"] = new JsonObject(),
            ["SessionActions"] = new JsonObject(),
            ["ReceiveActions"] = new JsonObject(),
            ["Client"] = new JsonObject { ["IsClosed"] = false },
            ["DeliveryCount"] = message.DeliveryCount.ToString(CultureInfo.InvariantCulture),
            ["LockToken"] = Encoded(message.LockToken),
            ["ExpiresAtUtc"] = Utc(expires),
            ["ExpiresAt"] = Offset(expires),
            ["EnqueuedTimeUtc"] = Utc(message.EnqueuedTime),
            ["EnqueuedTime"] = Offset(message.EnqueuedTime),
            ["SequenceNumber"] = message.SequenceNumber.ToString(CultureInfo.InvariantCulture),
            ["ApplicationProperties"] = Properties(message),
            ["UserProperties"] = Properties(message),
            ["sys"] = Sys(function),
        };
        AddText("MessageId", message.MessageId);
        AddText("ContentType", message.ContentType);
        AddText("CorrelationId", message.CorrelationId);
        AddText("Subject", message.Subject);
        AddText("Label", message.Subject);
        AddText("To", message.To);
        AddText("ReplyTo", message.ReplyTo);
        AddText("SessionId", message.SessionId);
        AddText("PartitionKey", message.PartitionKey);
        return metadata;

        void AddText(string name, string? value)
        {
            if (value is not null)
                metadata[name] = Encoded(value);
        }
    }

    private static void MergeBody(JsonObject metadata, string text)
    {
        JsonObject? body;
        try
        {
            body = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return;
        }

        foreach (var (name, value) in body ?? [])
        {
            // The host's dictionary ignores case: the key of an overwritten entry stays as it was.
            var key = metadata.Select(entry => entry.Key).FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
            if (value is not null)
                metadata[key] = Encoded(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());
        }
    }

    private static JsonObject Properties(ServiceBusReceivedMessage message)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in message.ApplicationProperties)
            properties[name] = JsonSerializer.SerializeToNode(value);
        return properties;
    }

    private static JsonObject Sys(HostedFunction function) => new()
    {
        ["MethodName"] = function.Name,
        ["UtcNow"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["RandGuid"] = Guid.NewGuid().ToString(),
    };

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static string Offset(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
