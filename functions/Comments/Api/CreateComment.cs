using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Comments.Input;
using ServerlessBlog.Comments.Own;
using ServerlessBlog.Comments.Write;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Site;

namespace ServerlessBlog.Comments.Api;

/// <summary>POST /api/posts/{slug}/comments: a comment as JSON, from a static site or a program.</summary>
public sealed class CreateComment(CommentSender sender, OwnComments own, AuthorKey author)
{
    /// <summary>The most bytes of a request: the longest comment with every character escaped still fits.</summary>
    public const int MaxBytes = 128 * 1024;

    // The API speaks English, whatever the blog's pages speak.
    private static readonly SiteTexts Texts = SiteTexts.For("en");

    [Function(nameof(CreateComment))]
    [ApiOperation(
        "Send a comment", Description = "It waits until the author of the blog publishes it. Location is a link, good for thirty days, that shows it to who sent it, and erases it. With the author's key it is shown at once.",
        Tag = "comments", Status = 202, AuthorStatus = 201, AuthorSeesMore = true, Request = typeof(NewCommentJson), Response = typeof(CommentJson),
        Problems = [nameof(ProblemType.Unauthorized), nameof(ProblemType.NotFound), nameof(ProblemType.Conflict), nameof(ProblemType.Gone), nameof(ProblemType.TooMany)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/posts/{slug}/comments")] HttpRequest request, string slug, CancellationToken cancellationToken)
    {
        var isAuthor = request.Headers.Authorization.Count > 0;
        if (isAuthor)
            author.Require(request);
        var draft = NewCommentJson.Read(await JsonBody.ReadAsync(request, "application/json", MaxBytes, cancellationToken));
        switch (await sender.SendAsync(request, slug, draft, CommentTraces.None, isAuthor, cancellationToken))
        {
            case CommentOutcome.Taken { Comment: var comment }:
                return new JsonResult(CommentJson.OfOwn(comment), isAuthor ? StatusCodes.Status201Created : StatusCodes.Status202Accepted)
                {
                    Location = isAuthor ? $"{Urls.CommentsApiPath(slug)}/{comment.Id}" : OwnComments.ApiPath(comment, await own.IssueAsync(comment, cancellationToken)),
                };
            case CommentOutcome.Faulty { Faults: var faults }:
                throw ProblemException.Fields([.. faults.Select(fault => new FieldError(JsonPointer.Member("", fault.Field), Texts.CommentFault(fault)))]);
            default:
                throw new ProblemException(ProblemType.Conflict, "This post takes no comments; its page says so too.");
        }
    }
}
