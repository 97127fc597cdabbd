using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Comments.Api;
using ServerlessBlog.Comments.Input;
using ServerlessBlog.Comments.Own;
using ServerlessBlog.Comments.Write;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Comments.Pages;

/// <summary>POST /posts/{slug}/comments: what the form on a post's page sends, with or without a script.</summary>
public sealed class AddComment(CommentSender sender, OwnComments own, CommentFormPages pages)
{
    // The longest text has 20,000 bytes, each of them percent-encoded in three; one that is some times too long is still
    // given back with what is wrong, and not lost.
    private const int MaxBytes = 512 * 1024;

    [Function(nameof(AddComment))]
    [ApiOperation(
        "Send the comment form", Description = "Leads back to the post, where its writer sees the waiting comment. What is wrong is said on a page that holds all that was typed.",
        Tag = "comments", Status = 303, Request = typeof(CommentFormFields), RequestMediaType = MediaTypes.Form,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict), nameof(ProblemType.Gone), nameof(ProblemType.TooMany)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "posts/{slug}/comments")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var form = await FormBody.ReadAsync(request, MaxBytes, cancellationToken);
        var draft = new CommentDraft
        {
            Name = form[CommentFields.Name],
            Email = form[CommentFields.Email],
            Url = form[CommentFields.Url],
            Text = form[CommentFields.Text],
            ReplyTo = form[CommentFields.ReplyTo],
        };
        try
        {
            var outcome = await sender.SendAsync(request, slug, draft, TracesOf(form), isAuthor: false, cancellationToken);
            if (outcome is CommentOutcome.Taken { Comment: var comment })
                return new SeeOther(OwnComments.PermalinkPath(comment, await own.IssueAsync(comment, cancellationToken)));
            return await pages.AnswerAsync(outcome, draft);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.TooMany)
        {
            return await pages.AnswerAsync(slug, draft, problem);
        }
        catch (Exception exception) when (Outages.IsOutage(exception) && !cancellationToken.IsCancellationRequested)
        {
            return await pages.AnswerOutageAsync(slug, draft, exception);
        }
    }

    private static CommentTraces TracesOf(FormBody form) => new(
        form[CommentFields.Honeypot].Length > 0,
        int.TryParse(form[CommentFields.Elapsed], NumberStyles.None, CultureInfo.InvariantCulture, out var elapsed) ? elapsed : null);
}
