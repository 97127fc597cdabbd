using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>POST /desk/sign-out-everywhere: ends every session.</summary>
public sealed class DeskSignOutEverywhere(DeskGate gate, DeskSessions sessions)
{
    [Function(nameof(DeskSignOutEverywhere))]
    [ApiOperation("Sign out of the desk in every browser", Tag = "desk", Status = 303, Request = typeof(TokenForm), RequestMediaType = MediaTypes.Form, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/sign-out-everywhere")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            async (_, _) =>
            {
                await sessions.EndAllAsync(cancellationToken);
                sessions.End(request.HttpContext.Response);
                return new SeeOther(DeskPaths.Desk);
            },
            cancellationToken);
}
