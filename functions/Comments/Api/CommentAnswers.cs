using ServerlessBlog.Comments.Own;
using ServerlessBlog.Moderation;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Comments.Api;

/// <summary>Finds single comments for the API.</summary>
public sealed class CommentAnswers(PublishedPosts posts, FeedbackReader feedback, OwnComments own)
{
    /// <summary>A comment that everybody sees; a problem (404) for any other. Two transactions.</summary>
    public async Task<CommentJson> FindShownAsync(string slug, string id, CancellationToken cancellationToken)
    {
        if (!FeedbackIds.IsComment(id))
            throw NotFound("There is no such comment; look for it in the list of the post's comments.");
        PublishedPosts.RequireName(slug);
        var post = posts.FindAsync(slug, cancellationToken);
        var comment = feedback.FindAsync(slug, FeedbackItem.CommentRow(id), cancellationToken);
        await Task.WhenAll(post, comment);
        return await comment is { State: FeedbackState.Approved } shown
            ? CommentJson.Of(ShownItem.Of(shown))
            : throw NotFound("There is no such comment; look for it in the list of the post's comments.");
    }

    /// <summary>The comment that <paramref name="token"/> was given for; a problem (404) when that is another, or over, or erased.</summary>
    public async Task<FeedbackItem> FindOwnAsync(string slug, string id, string? token, CancellationToken cancellationToken) =>
        await own.ReadAsync(token, cancellationToken) is { } key && key == new OwnKey(slug, id) && await own.FindAsync(key, cancellationToken) is { } comment
            ? comment
            : throw NotFound("Use the link that was given for this comment, as it was given; it is good for thirty days, and until the comment is erased.");

    private static ProblemException NotFound(string detail) => new(ProblemType.NotFound, detail, [new FieldError("comment", "Nothing is shown under this id.")]);
}
