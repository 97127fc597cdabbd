using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Api;

/// <summary>The body of POST /api/desk/{id}/reply.</summary>
public sealed record ReplyJson(
    [property: ApiMember("Plain text.", RequiredInRequest = true, MinLength = 1, MaxLength = AuthorReplies.MaxText, Example = "ありがとうございます。")] string Text,
    [property: ApiMember("The name above it; that of the post's author unless given.", MinLength = 1, MaxLength = AuthorReplies.MaxName, Example = "はなこ")] string? Name);

/// <summary>POST /api/desk/{id}/reply: publishes the author's answer to a comment, and the comment if it waits.</summary>
public sealed class ReplyToComment(AuthorReplies replies, AuthorKey author)
{
    [Function(nameof(ReplyToComment))]
    [ApiOperation(
        "Answer a comment as the author", Description = "Readers see the answer at once below the comment, which is approved if it waits. Each call makes one more answer.",
        Tag = "desk", Status = 201, Request = typeof(ReplyJson), Response = typeof(DeskItemJson), AuthorOnly = true, Problems = [nameof(ProblemType.NotFound), nameof(ProblemType.Conflict)])]
    [ApiParameter("id", "The comment's id on the desk.", Example = DeskItemJson.ExampleId)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{id}/reply")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        author.Require(request);
        var fields = new Fields(await JsonBody.ReadAsync(request, "application/json", cancellationToken));
        var text = AuthorReplies.Ready(fields.Text("text") ?? "");
        if (text is null)
            fields.Error("text", $"A reply is plain text of 1 to {AuthorReplies.MaxText} characters.");
        var name = fields.Line("name", 1, AuthorReplies.MaxName) ?? "";
        fields.ThrowIfInvalid();
        var reply = await replies.ReplyAsync(id, text!, name, cancellationToken);
        return new JsonResult(DeskItemJson.Of(reply), StatusCodes.Status201Created) { Location = Urls.CommentPath(reply.Slug, reply.Id) };
    }
}
