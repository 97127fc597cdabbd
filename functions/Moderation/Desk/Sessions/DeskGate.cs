using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Desk.Pages;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>What stands before every page and every form of the desk.</summary>
public sealed class DeskGate(DeskSessions sessions, OwnOrigin origin, DeskPages pages)
{
    /// <summary>Draws a page for the author; anybody else gets the form to sign in (401).</summary>
    public async Task<IResult> ShowAsync(HttpRequest request, Func<DeskSession, Task<IResult>> show, CancellationToken cancellationToken) =>
        await sessions.FindAsync(request, cancellationToken) is { } session ? await show(session) : await pages.SignInAsync(request, SignInProblem.None);

    /// <summary>
    /// Does what a form asks for. One that another site sent, or without the session's token, is refused (400) and changes
    /// nothing; without a session comes the form to sign in (401).
    /// </summary>
    public async Task<IResult> ActAsync(
        HttpRequest request, Func<DeskSession, DeskForm, Task<IResult>> act, CancellationToken cancellationToken, int maxBytes = DeskForm.UsualBytes)
    {
        RequireOwn(request);
        var form = await DeskForm.ReadAsync(request, cancellationToken, maxBytes);
        if (await sessions.FindAsync(request, cancellationToken) is not { } session)
            return await pages.SignInAsync(request, SignInProblem.SessionOver);
        return form.IsOf(session) ? await act(session, form) : throw NotOurs();
    }

    /// <summary>Refuses a form that another site sent (400).</summary>
    public void RequireOwn(HttpRequest request)
    {
        if (!origin.Sent(request))
            throw NotOurs();
    }

    private static ProblemException NotOurs() => new(ProblemType.InvalidRequest, "Open the desk anew and send its form from there.");
}
