namespace ServerlessBlog.Moderation.Inbox;

/// <summary>The message of the queue <c>moderation</c> without a kind: names a comment or linkback that has changed or is about to.</summary>
/// <param name="Slug">The post.</param>
/// <param name="Row">The item's row key.</param>
/// <param name="Version">The version whose commit was about to follow when the message was sent.</param>
/// <param name="Attempt">How often the message was put off because that commit had not come.</param>
public sealed record FeedbackChanged(string Slug, string Row, long Version, int Attempt = 0);
