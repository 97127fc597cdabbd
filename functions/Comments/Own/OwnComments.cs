using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Signing;

namespace ServerlessBlog.Comments.Own;

/// <summary>
/// Knows commenters by the link that they were given: a token, signed for this purpose alone, that names one comment and
/// ends after thirty days. Whoever holds it may see that comment whatever its state, export it and erase it.
/// </summary>
public sealed class OwnComments(SignedTokens tokens, FeedbackReader feedback, FeedbackDecisions decisions, JudgeMemory memory, TimeProvider time)
{
    /// <summary>The parameter of URLs that holds the token.</summary>
    public const string Parameter = "own";

    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(30);

    private const string Purpose = "own-comment";

    // Neither a slug nor an id has one.
    private const char Separator = '/';

    /// <summary>The path of the page that shows a commenter all that is kept.</summary>
    public static string PagePath(string token) => $"/my-comment?{Parameter}={token}";

    /// <summary>Where the form is sent that erases it; the token goes with the form.</summary>
    public const string ErasePath = "/my-comment/erase";

    public static string ExportPath(string token) => $"/my-comment/export?{Parameter}={token}";

    /// <summary>The comment's place on its post's page, as its writer sees it.</summary>
    public static string PermalinkPath(FeedbackItem comment, string token) => $"{Urls.PostPath(comment.Slug)}?{Parameter}={token}#comment-{comment.Id}";

    public static string ApiPath(FeedbackItem comment, string token) => $"{Urls.CommentsApiPath(comment.Slug)}/{comment.Id}?{Parameter}={token}";

    /// <summary>A token for who wrote <paramref name="comment"/>.</summary>
    public Task<string> IssueAsync(FeedbackItem comment, CancellationToken cancellationToken) =>
        tokens.IssueAsync(Purpose, $"{comment.Slug}{Separator}{comment.Id}", time.GetUtcNow() + ValidFor, cancellationToken);

    /// <summary>Which comment a token names; null when it is forged, over, or none.</summary>
    public async Task<OwnKey?> ReadAsync(string? token, CancellationToken cancellationToken) =>
        await tokens.ReadAsync(Purpose, token, cancellationToken) is { } payload && payload.LastIndexOf(Separator) is > 0 and var at
            ? new OwnKey(payload[..at], payload[(at + 1)..])
            : null;

    /// <summary>The comment that a token names; null also when it was erased. One transaction for a token that holds.</summary>
    public async Task<FeedbackItem?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await ReadAsync(token, cancellationToken) is { } key ? await FindAsync(key, cancellationToken) : null;

    /// <summary>The comment; null when it was erased. One transaction.</summary>
    public Task<FeedbackItem?> FindAsync(OwnKey key, CancellationToken cancellationToken) =>
        feedback.FindAsync(key.Slug, FeedbackItem.CommentRow(key.Id), cancellationToken);

    /// <summary>Erases a comment and all that is kept about it, also what the judge remembers; answers to it stay.</summary>
    public async Task EraseAsync(FeedbackItem comment, CancellationToken cancellationToken)
    {
        await memory.ForgetAsync(comment, cancellationToken);
        await decisions.EraseAsync(comment, cancellationToken);
    }
}

/// <summary>Which comment it is.</summary>
public sealed record OwnKey(string Slug, string Id);
