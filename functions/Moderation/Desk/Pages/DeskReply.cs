using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>The form of POST /desk/reply.</summary>
public sealed record ReplyFormFields(
    [property: ApiMember("The token of the session; every form of the desk has it.", RequiredInRequest = true, Example = TokenForm.Example)] string Token,
    [property: ApiMember("The comment's id on the desk.", RequiredInRequest = true, Example = Api.DeskItemJson.ExampleId)] string Id,
    [property: ApiMember("Plain text.", RequiredInRequest = true, MinLength = 1, MaxLength = AuthorReplies.MaxText, Example = "ありがとうございます。")] string Text,
    [property: ApiMember("The list to return to.", Values = ["pending", "spam", "rejected", "approved"], Example = "pending")] string? State,
    [property: ApiMember("The page of it.", Example = "ZGVzawowMTIz")] string? Cursor);

/// <summary>POST /desk/reply: publishes the author's answer to a comment, and the comment if it waits.</summary>
public sealed class DeskReply(DeskGate gate, AuthorReplies replies, QueuePages queue, DeskInfo info)
{
    [Function(nameof(DeskReply))]
    [ApiOperation(
        "Answer a comment on the desk", Description = "Leads back to the list. A text that cannot be taken comes back with the page (422).",
        Tag = "desk", Status = 303, Request = typeof(ReplyFormFields), RequestMediaType = MediaTypes.Form, DeskOnly = true,
        Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/reply")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ActAsync(request, (session, form) => ReplyAsync(session, form, cancellationToken), cancellationToken);

    private async Task<IResult> ReplyAsync(DeskSession session, DeskForm form, CancellationToken cancellationToken)
    {
        if (AuthorReplies.Ready(form["text"]) is not { } text)
        {
            var state = DeskStates.Find(form["state"]) ?? FeedbackState.Pending;
            var draft = new ReplyDraft(form["id"], form["text"], info.Texts.ReplyInvalid(AuthorReplies.MaxText));
            return await queue.DrawAsync(session, state, form["cursor"] is { Length: > 0 } cursor ? cursor : null, notice: null, draft, cancellationToken);
        }

        await replies.ReplyAsync(form["id"], text, "", cancellationToken);
        return new SeeOther(DecisionForm.Back(form, new DeskNotice(DeskNotice.Replied, 1, 0, [])));
    }
}
