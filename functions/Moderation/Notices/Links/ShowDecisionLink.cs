using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Notices.Links;

/// <summary>GET /desk/links/{token}: asks before anything is decided, and changes nothing itself.</summary>
public sealed class ShowDecisionLink(DecisionLinks links, DeskReader desk, DecisionPages pages)
{
    [Function(nameof(ShowDecisionLink))]
    [ApiOperation(
        "The page behind a notice's link, which asks before it approves something or marks it as spam",
        Tag = "desk", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.NotFound)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/links/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await links.ReadAsync(token, cancellationToken) is not { } link)
            return await pages.NoLinkAsync();
        return await desk.FindAsync(link.DeskId, cancellationToken) is { } item
            ? await pages.AskAsync(item, link.Decision)
            : await pages.ItemGoneAsync();
    }
}
