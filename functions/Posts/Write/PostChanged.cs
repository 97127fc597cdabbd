namespace ServerlessBlog.Posts.Write;

/// <summary>The message of the queue <c>indexing</c>: names a post whose lists may be out of line, or that is due.</summary>
/// <param name="Slug">The post.</param>
/// <param name="Version">The version whose commit was about to follow when the message was sent; 0 for any.</param>
/// <param name="Attempt">How often the message was put off because that commit had not come.</param>
/// <param name="DueAt">The time that a scheduled post is to be published, when the message was sent for that.</param>
/// <param name="RefreshRelated">Whether to choose related posts anew although the post itself has not changed.</param>
/// <param name="ReferencedBy">A post that now shows this one as related.</param>
public sealed record PostChanged(
    string Slug, long Version, int Attempt = 0, DateTimeOffset? DueAt = null, bool RefreshRelated = false, string? ReferencedBy = null);
