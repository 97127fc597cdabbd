using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Notices.Links;

/// <summary>
/// POST /desk/links/{token}: does what the link says. The token is the permission, and no cookie takes part, so another
/// site's form can do nothing with it.
/// </summary>
public sealed class UseDecisionLink(DecisionLinks links, FeedbackDecisions decisions, DecisionPages pages)
{
    [Function(nameof(UseDecisionLink))]
    [ApiOperation(
        "Approves something or marks it as spam, as the notice's link says",
        Tag = "desk", ResponseMediaType = "text/html", Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/links/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await links.ReadAsync(token, cancellationToken) is not { } link)
            return await pages.NoLinkAsync();
        try
        {
            return await pages.DoneAsync(await decisions.DecideAsync(link.DeskId, link.Decision, cancellationToken));
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.NotFound)
        {
            return await pages.ItemGoneAsync();
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.Conflict)
        {
            return await pages.UnverifiedAsync();
        }
    }
}
