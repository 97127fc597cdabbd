using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Comments.Input;
using ServerlessBlog.Comments.Text;
using ServerlessBlog.Comments.Write;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Site;

namespace ServerlessBlog.Comments.Pages;

/// <summary>Answers to a comment that was not taken: a page that says why, with all that was typed, so that nothing is lost.</summary>
public sealed partial class CommentFormPages(PageRenderer renderer, SiteInfo site, ILogger<CommentFormPages> logger)
{
    /// <summary>For a comment with faults, or on a post that takes none.</summary>
    public Task<IResult> AnswerAsync(CommentOutcome outcome, CommentDraft typed)
    {
        if (outcome is not CommentOutcome.Faulty { Faults: var faults, Parent: var parent })
            return DrawAsync(StatusCodes.Status409Conflict, FormOf(outcome.Post.Slug, typed), outcome.Post, site.Texts.CommentsClosed, isOpen: false);
        // What it answers is said to be gone once; sent again, it stands for itself.
        var isGone = faults.Contains(CommentFault.UnknownReplyTo);
        var form = FormOf(outcome.Post.Slug, isGone ? typed with { ReplyTo = "" } : typed) with
        {
            Faults = faults,
            ReplyToName = parent is null ? "" : InvisibleCharacters.RemoveOverrides(parent.Name),
        };
        return DrawAsync(StatusCodes.Status422UnprocessableEntity, form, outcome.Post, null);
    }

    /// <summary>For a client that sends too many.</summary>
    public async Task<IResult> AnswerAsync(string slug, CommentDraft typed, ProblemException problem) =>
        new WithHeaders(await DrawAsync(problem.Type.Status, FormOf(slug, typed), null, site.Texts.CommentTooMany), problem.Headers);

    /// <summary>For the time when storage or queue do not answer.</summary>
    public async Task<IResult> AnswerOutageAsync(string slug, CommentDraft typed, Exception exception)
    {
        LogOutage(logger, exception);
        var form = await DrawAsync(StatusCodes.Status503ServiceUnavailable, FormOf(slug, typed), null, site.Texts.CommentUnavailable);
        return new WithHeaders(form, new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "5" });
    }

    private CommentFormModel FormOf(string slug, CommentDraft typed) => new(site, slug) { Draft = typed };

    private async Task<IResult> DrawAsync(int status, CommentFormModel form, Post? post, string? sentence, bool isOpen = true) =>
        await renderer.PrivatePageAsync<CommentFormPage>(new CommentFormPageModel(form, post, sentence, isOpen), status);

    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "A comment was not taken: storage or queue does not answer")]
    private static partial void LogOutage(ILogger logger, Exception exception);

    private sealed class WithHeaders(IResult answer, IReadOnlyDictionary<string, string> headers) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            foreach (var (name, value) in headers)
                httpContext.Response.Headers[name] = value;
            return answer.ExecuteAsync(httpContext);
        }
    }
}
