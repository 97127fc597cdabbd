namespace ServerlessBlog.Platform.Outbound;

/// <summary>Holds the URL of a request to what may be asked at all; its address is checked when it is connected to.</summary>
internal static class OutboundUrl
{
    public static void Check(Uri url, PrivateHosts allowed)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            throw Refused("Only http and https URLs are asked.");
        if (url.UserInfo.Length > 0)
            throw Refused("A URL with a user name is not asked.");
        if (url.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6))
            throw Refused("The URL has no host that could be asked.");
        if (url.Port is not (80 or 443) && !allowed.Contains(url.IdnHost, url.Port))
            throw Refused("Only the ports 80 and 443 are asked.");
    }

    private static OutboundException Refused(string sentence) => new(OutboundFailure.RefusedUrl, sentence);
}
