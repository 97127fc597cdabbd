using Microsoft.AspNetCore.Http;
using ServerlessBlog.Comments.Input;
using ServerlessBlog.Moderation;
using ServerlessBlog.Moderation.Inbox;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Comments.Write;

/// <summary>Takes comments: from the form and from programs by the same rules.</summary>
public sealed class CommentSender(PublishedPosts posts, FeedbackReader feedback, FeedbackInbox inbox, CommentGate gate, CommentThrottle throttle, ClientMarks marks, BlogClock clock)
{
    /// <summary>
    /// Checks a comment and hands it to the inbox: at most three storage transactions (the post's record, the comment that
    /// it answers, the new one) and one message. Throws a problem when the post is not there (404, 410), or when the client
    /// sends too many (429); then no storage was asked.
    /// </summary>
    /// <param name="isAuthor">Whether the blog's author wrote it, with the key: then it is shown at once, also where the post takes no comments.</param>
    public async Task<CommentOutcome> SendAsync(
        HttpRequest request, string slug, CommentDraft typed, CommentTraces traces, bool isAuthor, CancellationToken cancellationToken)
    {
        if (!isAuthor)
            throttle.Take(request);
        PublishedPosts.RequireName(slug);
        var (ready, faults) = CommentRules.Check(typed);
        var parent = ready.ReplyTo.Length > 0 && !faults.Contains(CommentFault.UnknownReplyTo)
            ? feedback.FindAsync(slug, FeedbackItem.CommentRow(ready.ReplyTo), cancellationToken)
            : Task.FromResult<FeedbackItem?>(null);
        var find = posts.FindAsync(slug, cancellationToken);
        await Task.WhenAll(find, parent);

        var (post, answered) = (await find, await parent);
        if (!isAuthor && !gate.IsOpen(post))
            return new CommentOutcome.Closed(post);
        if (answered is not { State: FeedbackState.Approved })
        {
            answered = null;
            if (ready.ReplyTo.Length > 0 && !faults.Contains(CommentFault.UnknownReplyTo))
                faults = [.. faults, CommentFault.UnknownReplyTo];
        }

        if (faults.Count > 0)
            return new CommentOutcome.Faulty(post, faults, answered);
        var comment = ItemOf(post.Slug, ready, traces) with { IsAuthor = isAuthor };
        return new CommentOutcome.Taken(post, isAuthor
            ? await inbox.AddAuthorCommentAsync(comment, cancellationToken)
            : await inbox.AddCommentAsync(await marks.MarkAsync(comment, request, cancellationToken), cancellationToken));
    }

    private FeedbackItem ItemOf(string slug, CommentDraft ready, CommentTraces traces) => new()
    {
        PartitionKey = slug,
        RowKey = FeedbackItem.CommentRow(FeedbackIds.NewComment(clock.Now)),
        Kind = FeedbackKind.Comment,
        Name = ready.Name,
        Email = ready.Email,
        Url = ready.Url,
        Text = ready.Text,
        ReplyTo = ready.ReplyTo,
        FilledHoneypot = traces.FilledHoneypot,
        ElapsedMs = traces.ElapsedMs,
    };
}
