using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.DeadLetters;

/// <summary>A message that could not be handled.</summary>
public sealed record DeadLetterJson(
    [property: ApiMember("The queue that it came from.", Values = ["moderation", "linkbacks", "indexing", "syndication"], Example = "moderation")] string Queue,
    [property: ApiMember("What a retry names it by.", Example = DeadLetterJson.ExampleId)] string Id,
    [property: ApiMember("The task that it asked for; empty for a change of a post or of feedback, absent when the message cannot be read.", Example = "tell-author")] string? Kind,
    [property: ApiMember("The slug of the post that it was about, where it names one.", Example = "twitter-outside-mixi-inside")] string? Post,
    [property: ApiMember("Why it was given up.", Example = "MaxDeliveryCountExceeded")] string Reason,
    [property: ApiMember("The same in a sentence; may be empty.", Example = "Message could not be consumed after 10 delivery attempts.")] string Description,
    [property: ApiMember("When it became active.", Example = "2026-01-31T00:30:00Z")] DateTimeOffset EnqueuedAt,
    [property: ApiMember("How often it was handed out, looks at it since included.", Example = "11")] int DeliveryCount)
{
    internal const string ExampleId = "4f2b8f0a6d8e4b0f9a52c7d1e3a6b9c0";

    public static DeadLetterJson Of(DeadLetter letter) => new(
        letter.Queue, letter.Id, letter.Kind, letter.Post, letter.Reason, letter.Description, letter.EnqueuedAt, letter.DeliveryCount);
}
