using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Linkbacks.Sending;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>The form of POST /desk/linkbacks/send.</summary>
public sealed record SendAgainForm(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token,
    [property: ApiMember("The slug of the post.", RequiredInRequest = true, Example = "twitter-outside-mixi-inside")] string Post,
    [property: ApiMember("The linkback's id on the post.", RequiredInRequest = true, Example = "6f1ed002ab5595859014ebf0951522d9")] string Id);

/// <summary>POST /desk/linkbacks/send: has a page told once more of a link to it.</summary>
public sealed class DeskSendAgain(DeskGate gate, SentLinkbacks linkbacks)
{
    [Function(nameof(DeskSendAgain))]
    [ApiOperation(
        "Send a linkback again", Description = "Leads back to the list.",
        Tag = "desk", Status = 303, Request = typeof(SendAgainForm), RequestMediaType = MediaTypes.Form, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/linkbacks/send")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(request, (_, form) => SendAsync(form, cancellationToken), cancellationToken);

    private async Task<IResult> SendAsync(DeskForm form, CancellationToken cancellationToken)
    {
        var failed = 0;
        try
        {
            await linkbacks.SendAgainAsync(form["post"], form["id"], cancellationToken);
        }
        catch (ProblemException problem) when (problem.Type == ProblemType.NotFound || problem.Type == ProblemType.Conflict)
        {
            failed = 1;
        }

        return new SeeOther(DeskPaths.With(DeskPaths.Linkbacks, new DeskNotice(DeskNotice.SentAgain, 1 - failed, failed, [])));
    }
}
