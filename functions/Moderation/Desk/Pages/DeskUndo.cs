using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>POST /desk/undo: takes the last decision back, of one item or many.</summary>
public sealed class DeskUndo(DeskGate gate, FeedbackDecisions decisions)
{
    [Function(nameof(DeskUndo))]
    [ApiOperation(
        "Take decisions back", Description = "Within ten minutes; leads back to the list.",
        Tag = "desk", Status = 303, Request = typeof(DecisionForm), RequestMediaType = MediaTypes.Form, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/undo")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            async (_, form) =>
            {
                var notice = await DeskDecide.ForEachAsync(form, DeskNotice.Undone, decisions.UndoAsync, cancellationToken);
                return new SeeOther(DecisionForm.Back(form, notice with { Ids = [] }));
            },
            cancellationToken);
}
