using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>POST /desk/channels/{account}/connect: leads the author to X.</summary>
public sealed class DeskXConnect(DeskGate gate, XConnections connections)
{
    [Function(nameof(DeskXConnect))]
    [ApiOperation(
        "Begin to connect a channel with X", Description = "Leads to X, which leads back within ten minutes.",
        Tag = "desk", Status = 303, Request = typeof(TokenForm), RequestMediaType = MediaTypes.Form, DeskOnly = true, Problems = [nameof(ProblemType.NotFound)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/channels/{account}/connect")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            async (_, _) => new SeeOther((await connections.BeginAsync(connections.Find(account), cancellationToken)).AbsoluteUri),
            cancellationToken);
}
