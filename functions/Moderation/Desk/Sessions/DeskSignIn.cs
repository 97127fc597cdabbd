using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>The form of POST /desk/sign-in.</summary>
public sealed record SignInForm(
    [property: ApiMember("The author's key.", RequiredInRequest = true, Example = "the-key-that-only-the-author-has")] string Key,
    [property: ApiMember("Where to go then: a page of the desk.", Example = "/desk")] string? Next);

/// <summary>POST /desk/sign-in: begins a session for who has the author's key.</summary>
public sealed partial class DeskSignIn(DeskGate gate, DeskSessions sessions, DeskPages pages, SignInLimits limits, AuthorKey author, ILogger<DeskSignIn> logger)
{
    [Function(nameof(DeskSignIn))]
    [ApiOperation(
        "Sign in on the desk", Description = "Gives a cookie for two weeks. Wrong keys are counted, for each client and for all together.",
        Tag = "desk", Status = 303, Request = typeof(SignInForm), RequestMediaType = MediaTypes.Form,
        Problems = [nameof(ProblemType.Unauthorized), nameof(ProblemType.TooMany)])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/sign-in")] HttpRequest request, CancellationToken cancellationToken)
    {
        gate.RequireOwn(request);
        var form = await DeskForm.ReadAsync(request, cancellationToken);
        var next = DeskPaths.Own(form["next"]);
        // Counted before it is compared: of many at once none slips through.
        if (!limits.TryTake(request))
        {
            LogLimited(logger);
            return await pages.SignInAsync(request, SignInProblem.TooMany, next);
        }

        if (!author.IsKey(form["key"].Trim()))
        {
            LogWrongKey(logger);
            return await pages.SignInAsync(request, SignInProblem.WrongKey, next);
        }

        await sessions.BeginAsync(request.HttpContext.Response, cancellationToken);
        return new SeeOther(next);
    }

    [LoggerMessage(EventId = 4401, Level = LogLevel.Warning, Message = "Somebody tried to sign in on the desk with a wrong key")]
    private static partial void LogWrongKey(ILogger logger);

    [LoggerMessage(EventId = 4402, Level = LogLevel.Warning, Message = "An attempt to sign in on the desk was refused: there were too many")]
    private static partial void LogLimited(ILogger logger);
}
