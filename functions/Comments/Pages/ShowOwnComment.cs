using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Comments.Own;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Site;

namespace ServerlessBlog.Comments.Pages;

/// <summary>GET /my-comment?own=...: what is kept about a comment, for who wrote it. Changes nothing.</summary>
public sealed class ShowOwnComment(OwnComments own, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ShowOwnComment))]
    [ApiOperation(
        "See one's own comment", Description = "By the token of the link that its writer was given.",
        Tag = "comments", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.NotFound)])]
    [ApiParameter("own", "The token of the link that the comment's writer was given.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "my-comment")] HttpRequest request, CancellationToken cancellationToken)
    {
        var token = request.Query[OwnComments.Parameter].ToString();
        var comment = await own.FindAsync(token, cancellationToken);
        return await renderer.PrivatePageAsync<OwnCommentPage>(
            new OwnCommentPageModel(site, comment, token), comment is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }
}
