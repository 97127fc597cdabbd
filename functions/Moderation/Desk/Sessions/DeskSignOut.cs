using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>POST /desk/sign-out: ends the session of this browser.</summary>
public sealed class DeskSignOut(DeskGate gate, DeskSessions sessions)
{
    [Function(nameof(DeskSignOut))]
    [ApiOperation("Sign out of the desk in this browser", Tag = "desk", Status = 303, Request = typeof(TokenForm), RequestMediaType = MediaTypes.Form, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/sign-out")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            (_, _) =>
            {
                sessions.End(request.HttpContext.Response);
                return Task.FromResult<IResult>(new SeeOther(DeskPaths.Desk));
            },
            cancellationToken);
}
