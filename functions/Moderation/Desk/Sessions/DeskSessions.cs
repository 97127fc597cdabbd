using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Signing;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>
/// Sessions of the desk: a signed token in a cookie, and nothing in storage but their common epoch. A session ends after
/// <see cref="Lifetime"/>, with the epoch, and with the author's key.
/// </summary>
public sealed class DeskSessions(SignedTokens tokens, SessionEpoch epoch, AuthorKey author, Urls urls, TimeProvider time)
{
    /// <summary>The name of the cookie.</summary>
    public const string Cookie = "desk";

    /// <summary>How long a session lasts from signing in on.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const string FormPurpose = "desk-form";
    private const char Separator = '.';

    private readonly string _purpose = "desk-session " + author.Fingerprint;

    /// <summary>Begins a session and gives its cookie to the browser. One transaction.</summary>
    public async Task BeginAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        var expires = time.GetUtcNow() + Lifetime;
        var payload = Ids.Random(16) + Separator + await epoch.ReadAsync(cancellationToken);
        response.Cookies.Append(Cookie, await tokens.IssueAsync(_purpose, payload, expires, cancellationToken), Options(expires));
    }

    /// <summary>The session that the request's cookie holds; null without one that is valid now. One transaction, none without a token of ours.</summary>
    public async Task<DeskSession?> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var payload = await tokens.ReadAsync(_purpose, request.Cookies[Cookie], cancellationToken);
        if (payload?.Split(Separator) is not [var id, var begun] || begun != await epoch.ReadAsync(cancellationToken))
            return null;
        var key = await tokens.KeyAsync(FormPurpose, cancellationToken);
        return new DeskSession(id, WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id)).AsSpan(0, 16)));
    }

    /// <summary>Takes the cookie from this browser.</summary>
    public void End(HttpResponse response) => response.Cookies.Delete(Cookie, Options(null));

    /// <summary>Ends every session, in whatever browser it is. One transaction.</summary>
    public Task EndAllAsync(CancellationToken cancellationToken) => epoch.RenewAsync(cancellationToken);

    private CookieOptions Options(DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = urls.Absolute("").StartsWith("https:", StringComparison.Ordinal),
        Path = "/desk",
        Expires = expires,
    };
}
