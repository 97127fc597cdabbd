using System.Net;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>Where an answer sends on to (RFC 9110, section 15.4).</summary>
public static class OutboundRedirect
{
    /// <summary>The request that follows; null when the answer is no redirect that is followed.</summary>
    public static OutboundRequest? Next(OutboundRequest request, HttpResponseMessage response)
    {
        if (!IsFollowed(request.Method, response.StatusCode) || !response.Headers.NonValidated.TryGetValues("Location", out var locations))
            return null;
        if (!Uri.TryCreate(request.Url, locations.First(), out var target))
            throw new OutboundException(OutboundFailure.BadRedirect, $"{request.Url.IdnHost} redirects to something that is no URL.");
        // The reader or author who gave an https URL counted on that.
        if (request.Url.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp)
            throw new OutboundException(OutboundFailure.BadRedirect, $"{request.Url.IdnHost} redirects from https to http.");
        var next = request with { Url = target };
        return IsSameOrigin(request.Url, target) ? next : next with { Headers = [.. request.Headers.Where(header => !IsCredential(header.Key))] };
    }

    private static bool IsFollowed(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => true,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther => method == HttpMethod.Get || method == HttpMethod.Head,
        _ => false,
    };

    private static bool IsSameOrigin(Uri first, Uri second) =>
        first.Scheme == second.Scheme && first.Port == second.Port && string.Equals(first.IdnHost, second.IdnHost, StringComparison.OrdinalIgnoreCase);

    // Accept and the like say nothing about us; anything else may be a key.
    private static bool IsCredential(string header) => !header.StartsWith("Accept", StringComparison.OrdinalIgnoreCase);
}
