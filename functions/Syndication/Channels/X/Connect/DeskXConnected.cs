using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>POST /desk/channels/{account}/connected: finishes connecting, with what X sent the author back with.</summary>
public sealed class DeskXConnected(DeskGate gate, XConnections connections)
{
    [Function(nameof(DeskXConnected))]
    [ApiOperation(
        "Finish connecting a channel with X", Description = "Leads back to the page that says how the channel stands. A channel that was stopped goes on.",
        Tag = "desk", Status = 303, Request = typeof(XConnectedForm), RequestMediaType = MediaTypes.Form, DeskOnly = true, Problems = [nameof(ProblemType.NotFound)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/channels/{account}/connected")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            async (_, form) => new SeeOther(XConnectPaths.Connect(account, await connections.FinishAsync(connections.Find(account), form["code"], form["state"], cancellationToken))),
            cancellationToken);
}
