using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>POST /desk/decide: approves, refuses or puts with the spam, one item or many.</summary>
public sealed class DeskDecide(DeskGate gate, FeedbackDecisions decisions)
{
    [Function(nameof(DeskDecide))]
    [ApiOperation(
        "Decide about one item or many", Description = "Leads back to the list, which says what was done and offers to undo it.",
        Tag = "desk", Status = 303, Request = typeof(DecisionForm), RequestMediaType = MediaTypes.Form, DeskOnly = true)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/decide")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(
            request,
            async (_, form) =>
            {
                var decision = DeskStates.Find(form["decision"]) is { } known and not Model.FeedbackState.Pending ? known : throw NoDecision();
                var notice = await ForEachAsync(form, DeskStates.NameOf(decision), (id, cancellation) => decisions.DecideAsync(id, decision, cancellation), cancellationToken);
                return new SeeOther(DecisionForm.Back(form, notice));
            },
            cancellationToken);

    /// <summary>Does something with each item that a form names, a few at the same time; one that it is not possible for keeps no other back.</summary>
    internal static async Task<DeskNotice> ForEachAsync(DeskForm form, string done, Func<string, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var ids = form.All("id", DeskNotice.MaxIds);
        ConcurrentBag<string> failed = [];
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (id, cancellation) =>
        {
            try
            {
                await act(id, cancellation);
            }
            catch (ProblemException problem) when (problem.Type.Status is StatusCodes.Status404NotFound or StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
            {
                failed.Add(id);
            }
        });
        return ids.Count == 0
            ? new DeskNotice(DeskNotice.NothingSelected, 0, 0, [])
            : new DeskNotice(done, ids.Count - failed.Count, failed.Count, [.. ids.Except(failed, StringComparer.Ordinal)]);
    }

    private static ProblemException NoDecision() => ProblemException.Field("decision", "Give approved, rejected or spam.");
}
