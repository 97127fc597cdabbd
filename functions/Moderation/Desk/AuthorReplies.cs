using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Moderation.Desk;

/// <summary>The author's answers to comments, written on the desk and shown at once.</summary>
public sealed class AuthorReplies(DeskReader desk, FeedbackDecisions decisions, FeedbackInbox inbox, PostReader posts, AuthorDirectory authors, BlogClock clock)
{
    /// <summary>The most characters of a reply, as of any comment.</summary>
    public const int MaxText = 5000;

    /// <summary>The most characters of the name above it.</summary>
    public const int MaxName = 50;

    /// <summary>
    /// Answers the comment that the desk knows as <paramref name="deskId"/>, which is approved first if it waits: nobody
    /// answers what readers do not see. Throws a problem (404, or 409 for a linkback and for what was refused).
    /// </summary>
    /// <param name="deskId">The comment's id on the desk.</param>
    /// <param name="text">Plain text of 1 to <see cref="MaxText"/> characters, ready to be kept; see <see cref="Ready"/>.</param>
    /// <param name="name">The name above it; that of the post's author when it is empty.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<FeedbackItem> ReplyAsync(string deskId, string text, string name, CancellationToken cancellationToken)
    {
        var item = await desk.FindAsync(deskId, cancellationToken) ?? throw new ProblemException(ProblemType.NotFound, "There is no such item; look for it in GET /api/desk.");
        if (item.IsLinkback)
            throw new ProblemException(ProblemType.Conflict, "Only comments can be answered; this is a linkback.");
        if (item.State is FeedbackState.Rejected or FeedbackState.Spam)
            throw new ProblemException(ProblemType.Conflict, "Approve the comment first: readers do not see it.");
        if (item.State != FeedbackState.Approved)
            item = await decisions.DecideAsync(deskId, FeedbackState.Approved, cancellationToken);
        return await inbox.AddAuthorCommentAsync(
            new FeedbackItem
            {
                PartitionKey = item.Slug,
                RowKey = FeedbackItem.CommentRow(FeedbackIds.NewComment(clock.Now)),
                Kind = FeedbackKind.Comment,
                Name = name.Length > 0 ? name : await NameAsync(item.Slug, cancellationToken),
                Text = text,
                ReplyTo = item.Id,
                IsAuthor = true,
            },
            cancellationToken);
    }

    /// <summary>What was typed with line breaks as U+000A and without space around it; null when that is no text or too long.</summary>
    public static string? Ready(string typed)
    {
        var text = typed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        var isText = !Characters.HasUnpairedSurrogate(text) && !Characters.HasControl(text.Replace('\n', ' ').Replace('\t', ' '));
        return isText && Characters.Count(text) is >= 1 and <= MaxText ? text : null;
    }

    private async Task<string> NameAsync(string slug, CancellationToken cancellationToken)
    {
        var post = await posts.FindAsync(slug, cancellationToken);
        var author = await authors.FindAsync(post?.Author ?? AuthorDirectory.DefaultId, cancellationToken)
            ?? await authors.FindAsync(AuthorDirectory.DefaultId, cancellationToken);
        var name = author!.Name;
        return Characters.Count(name) <= MaxName ? name : string.Concat(name.EnumerateRunes().Take(MaxName));
    }
}
