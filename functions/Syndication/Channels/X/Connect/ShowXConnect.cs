using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>GET /desk/channels/{account}/connect: says what giving access to the account on X means, and how it stands.</summary>
public sealed class ShowXConnect(DeskGate gate, DeskPages pages, XConnections connections, ChannelStates states)
{
    [Function(nameof(ShowXConnect))]
    [ApiOperation(
        "Whether a channel is connected with X, on the desk", Description = "Without a session: the form to sign in.",
        Tag = "desk", ResponseMediaType = "text/html", ETag = true, DeskOnly = true, Problems = [nameof(ProblemType.NotFound)])]
    [ApiParameter("result", "What has just happened.", Values = ["connected", "expired", "client", "later", "denied"])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/channels/{account}/connect")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ShowAsync(request, session => DrawAsync(session, request, account, cancellationToken), cancellationToken);

    private async Task<IResult> DrawAsync(DeskSession session, HttpRequest request, string account, CancellationToken cancellationToken)
    {
        var channel = connections.Find(account);
        var state = await states.FindAsync(account, cancellationToken);
        var isConnected = await channel.Account!.IsConnectedAsync(cancellationToken);
        // Its form leads on to X, which browsers count as where the form goes.
        return await pages.PageAsync<XConnectPage>(
            new XConnectPageModel(pages.Info, session, account, channel.Traits.Name, connections.RedirectUrl(account), isConnected, state.Stop == ChannelStop.Credentials, XConnectPaths.ResultOf(request)),
            formTarget: Urls.Origin(channel.AuthorizeEndpoint.AbsoluteUri));
    }
}
