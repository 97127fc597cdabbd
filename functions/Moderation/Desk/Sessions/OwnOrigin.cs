using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>Tells forms that the blog's own pages sent from those of other sites, by what browsers say and scripts cannot.</summary>
public sealed class OwnOrigin(Urls urls)
{
    private readonly string _origin = urls.Absolute("");

    /// <summary>
    /// False when the browser names another origin in Sec-Fetch-Site (Fetch Metadata) or, without it, in Origin (RFC 6454).
    /// What sends neither is no browser of today; there the form's token decides alone.
    /// </summary>
    public bool Sent(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site == "same-origin";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == _origin;
    }
}
