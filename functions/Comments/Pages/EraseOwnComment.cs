using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Comments.Own;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Site;

namespace ServerlessBlog.Comments.Pages;

/// <summary>What the form sends that erases a comment.</summary>
public sealed record EraseFormFields(
    [property: ApiMember("The token of the link that the comment's writer was given.", RequiredInRequest = true, MinLength = 1, Example = "token")] string Own,
    [property: ApiMember("That it is meant so.", RequiredInRequest = true, Values = ["yes"], Example = "yes")] string Confirm);

/// <summary>POST /my-comment/erase: who wrote a comment erases it and all that is kept about it.</summary>
public sealed class EraseOwnComment(OwnComments own, PageRenderer renderer, SiteInfo site)
{
    private const int MaxBytes = 8 * 1024;

    [Function(nameof(EraseOwnComment))]
    [ApiOperation(
        "Erase one's own comment, by its page", Description = "What DELETE /api/posts/{slug}/comments/{comment} does, for a form.",
        Tag = "comments", Request = typeof(EraseFormFields), RequestMediaType = MediaTypes.Form, ResponseMediaType = "text/html", Problems = [nameof(ProblemType.NotFound)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "my-comment/erase")] HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await FormBody.ReadAsync(request, MaxBytes, cancellationToken);
        var token = form[OwnComments.Parameter];
        var comment = await own.FindAsync(token, cancellationToken);
        var page = new OwnCommentPageModel(site, comment, token);
        if (comment is null)
            return await renderer.PrivatePageAsync<OwnCommentPage>(page, StatusCodes.Status404NotFound);
        if (form["confirm"] != "yes")
            return await renderer.PrivatePageAsync<OwnCommentPage>(page with { IsUnconfirmed = true }, StatusCodes.Status422UnprocessableEntity);
        await own.EraseAsync(comment, cancellationToken);
        return await renderer.PrivatePageAsync<OwnCommentPage>(page with { IsErased = true });
    }
}
