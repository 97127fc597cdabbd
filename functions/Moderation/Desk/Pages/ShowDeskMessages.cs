using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.DeadLetters;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>GET /desk/messages: the messages of all queues that could not be handled.</summary>
public sealed class ShowDeskMessages(DeskGate gate, DeadLetterQueues queues, DeskPages pages)
{
    [Function(nameof(ShowDeskMessages))]
    [ApiOperation("What could not be done, on the desk", Description = "Without a session: the form to sign in.", Tag = "desk", ResponseMediaType = "text/html", ETag = true, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/messages")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ShowAsync(
            request,
            async session => await pages.PageAsync<MessagesPage>(
                new MessagesPageModel(pages.Info, session, await queues.ListAsync(cancellationToken)) { Notice = DeskNotice.Of(request) }),
            cancellationToken);
}
