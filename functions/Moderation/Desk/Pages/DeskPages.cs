using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Site;

namespace ServerlessBlog.Moderation.Desk.Pages;

/// <summary>Draws the desk's pages: for the author alone, kept by no cache, listed by no search engine, framed by nobody.</summary>
public sealed class DeskPages(PageRenderer renderer, DeskInfo info)
{
    private const string Policy = "Content-Security-Policy";

    private static readonly Dictionary<string, string> Headers = new(PageRenderer.Headers, StringComparer.Ordinal)
    {
        [Policy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ["Referrer-Policy"] = "same-origin",
        ["X-Robots-Tag"] = "noindex",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
    };

    public DeskInfo Info { get; } = info;

    /// <summary>A page of the desk.</summary>
    /// <param name="model">What it shows.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="formTarget">The origin of another site that a form of the page leads on to; null when none does.</param>
    /// <typeparam name="TPage">The component that draws it from its parameter <c>Model</c>.</typeparam>
    public async Task<IResult> PageAsync<TPage>(object model, int status = StatusCodes.Status200OK, string? formTarget = null)
        where TPage : IComponent =>
        await ContentAsync<TPage>(model, status, formTarget is null ? Headers : With(Policy, Headers[Policy].Replace("form-action 'self'", $"form-action 'self' {formTarget}", StringComparison.Ordinal)));

    /// <summary>The form to sign in, instead of what was asked for.</summary>
    /// <param name="request">What asked for it.</param>
    /// <param name="problem">Why it is shown.</param>
    /// <param name="next">Where to go after signing in; the page that was asked for unless given.</param>
    public async Task<IResult> SignInAsync(HttpRequest request, SignInProblem problem, string? next = null)
    {
        // A link on another site does not bring the cookie along; asking again from here does.
        var isFromElsewhere = problem == SignInProblem.None && request.Headers["Sec-Fetch-Site"] == "cross-site" && HttpMethods.IsGet(request.Method);
        var model = new SignInPageModel(Info, problem, next ?? DeskPaths.Own(request.Path.Value ?? "")) { AsksAgain = isFromElsewhere };
        return problem == SignInProblem.TooMany
            ? await ContentAsync<SignInPage>(model, StatusCodes.Status429TooManyRequests, With("Retry-After", SignInLimits.Window.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)))
            : await ContentAsync<SignInPage>(model, StatusCodes.Status401Unauthorized, With("WWW-Authenticate", $"Cookie cookie-name=\"{DeskSessions.Cookie}\""));
    }

    private async Task<IResult> ContentAsync<TPage>(object model, int status, IReadOnlyDictionary<string, string> headers)
        where TPage : IComponent =>
        new PrivateContent(Encoding.UTF8.GetBytes(await renderer.RenderAsync<TPage>(model)), "text/html; charset=utf-8", status) { Headers = headers };

    private static Dictionary<string, string> With(string name, string value) => new(Headers, StringComparer.Ordinal) { [name] = value };
}
