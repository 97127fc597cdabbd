using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Json;

namespace ServerlessBlog.Moderation.Desk.Api;

/// <summary>What the functions that decide about one item have in common.</summary>
public sealed class DeskAnswers(FeedbackDecisions decisions, AuthorKey author)
{
    public async Task<IResult> DecideAsync(HttpRequest request, string id, FeedbackState decision, CancellationToken cancellationToken)
    {
        await ReadAsync(request, cancellationToken);
        return new JsonResult(DeskItemJson.Of(await decisions.DecideAsync(id, decision, cancellationToken)));
    }

    public async Task<IResult> UndoAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        await ReadAsync(request, cancellationToken);
        return new JsonResult(DeskItemJson.Of(await decisions.UndoAsync(id, cancellationToken)));
    }

    private async Task ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        new Fields(await JsonBody.ReadOptionalAsync(request, cancellationToken)).ThrowIfInvalid();
    }
}
