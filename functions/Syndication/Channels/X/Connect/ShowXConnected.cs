using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Syndication.Channels.X.Connect;

/// <summary>GET /desk/channels/{account}/connected: where X sends the author back to. It changes nothing: its form does.</summary>
public sealed class ShowXConnected(DeskGate gate, DeskPages pages, XConnections connections)
{
    private const int MaxLength = 1000;

    [Function(nameof(ShowXConnected))]
    [ApiOperation(
        "Back from X, on the desk", Description = "Without a session: the form to sign in. Shows a form that finishes connecting, or that there is nothing to finish.",
        Tag = "desk", ResponseMediaType = "text/html", ETag = true, DeskOnly = true, Problems = [nameof(ProblemType.NotFound)])]
    [ApiParameter("code", "What X gives tokens for; it is good for 30 seconds.")]
    [ApiParameter("state", "What was sent to X, and came back.")]
    [ApiParameter("error", "Why there is no code (RFC 6749, section 4.1.2.1).")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/channels/{account}/connected")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ShowAsync(
            request,
            session =>
            {
                var channel = connections.Find(account);
                return pages.PageAsync<XConnectedPage>(new XConnectedPageModel(pages.Info, session, account, channel.Traits.Name, Value(request, "code"), Value(request, "state")));
            },
            cancellationToken);

    private static string Value(HttpRequest request, string name) => request.Query[name].ToString() is { Length: <= MaxLength } value ? value : "";
}
