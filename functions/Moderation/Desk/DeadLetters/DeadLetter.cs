using Azure.Messaging.ServiceBus;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ServerlessBlog.Moderation.Desk.DeadLetters;

/// <summary>A message that could not be handled after all its deliveries, and what it was about.</summary>
public sealed record DeadLetter
{
    private const int MaxSentence = 500;

    /// <summary>The queue that it came from.</summary>
    public required string Queue { get; init; }

    public required string Id { get; init; }

    /// <summary>The task that it asked for; empty for a change of a post or of feedback. Null when the message cannot be read.</summary>
    public string? Kind { get; init; }

    /// <summary>The slug of the post that it was about; null when it names none.</summary>
    public string? Post { get; init; }

    /// <summary>Why it was dead-lettered, in Service Bus' words.</summary>
    public required string Reason { get; init; }

    /// <summary>The same in a sentence; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>When it became active.</summary>
    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>How often it was handed out, looks at it since included.</summary>
    public required int DeliveryCount { get; init; }

    public static DeadLetter Of(string queue, ServiceBusReceivedMessage message)
    {
        var body = Read(message.Body.ToString());
        return new DeadLetter
        {
            Queue = queue,
            Id = message.MessageId ?? "",
            Kind = body is null ? null : TextOf(body, "kind") ?? "",
            Post = body is null ? null : TextOf(body, "slug"),
            Reason = message.DeadLetterReason ?? "",
            Description = Short(message.DeadLetterErrorDescription ?? ""),
            EnqueuedAt = message.EnqueuedTime,
            DeliveryCount = message.DeliveryCount,
        };
    }

    private static JObject? Read(string body)
    {
        try
        {
            return JObject.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Members are written in camelCase; consumers read them in any case.
    private static string? TextOf(JObject body, string name) =>
        body.GetValue(name, StringComparison.OrdinalIgnoreCase) is JValue { Type: JTokenType.String } text && (string?)text is { Length: > 0 and <= 200 } value ? value : null;

    private static string Short(string text) => text.Length <= MaxSentence ? text : string.Concat(text.AsSpan(0, MaxSentence), "…");
}
