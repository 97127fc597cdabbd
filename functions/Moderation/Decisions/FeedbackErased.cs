namespace ServerlessBlog.Moderation.Decisions;

/// <summary>The message of the queue <c>moderation</c> that follows the removal of an item.</summary>
/// <param name="Slug">The post.</param>
/// <param name="Row">The row key that the item had.</param>
/// <param name="DeskId">The id that it had on the desk.</param>
/// <param name="Attempt">How often the message was put off because the removal had not come.</param>
public sealed record FeedbackErased(string Slug, string Row, string DeskId, int Attempt = 0)
{
    public const string MessageKind = "erased";

    public string Kind { get; } = MessageKind;
}
