using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.DeadLetters;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>The form of POST /desk/messages/retry.</summary>
public sealed record RetryForm(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token,
    [property: ApiMember("Anything, for every message.", Example = "true")] string? All,
    [property: ApiMember("The queue of the one message.", Example = "moderation")] string? Queue,
    [property: ApiMember("The id of the one message.", Example = DeadLetterJson.ExampleId)] string? Id);

/// <summary>POST /desk/messages/retry: has one message handled once more, or all of them.</summary>
public sealed class DeskRetry(DeskGate gate, DeadLetterQueues queues)
{
    [Function(nameof(DeskRetry))]
    [ApiOperation(
        "Have messages handled once more", Description = "Leads back to the list.",
        Tag = "desk", Status = 303, Request = typeof(RetryForm), RequestMediaType = MediaTypes.Form, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/messages/retry")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            async (_, form) =>
            {
                var sent = form["all"].Length > 0 ? await queues.RetryAllAsync(cancellationToken)
                    : await queues.RetryAsync(form["queue"], form["id"], cancellationToken) is null ? 0 : 1;
                return new SeeOther(DeskPaths.With(DeskPaths.Messages, new DeskNotice(DeskNotice.Retried, sent, sent == 0 ? 1 : 0, [])));
            },
            cancellationToken);
}
