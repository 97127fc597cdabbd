namespace ServerlessBlog.Platform.Outbound;

/// <summary>Why a request brought no answer.</summary>
public enum OutboundFailure
{
    /// <summary>The URL is not http or https, names a user, or a port other than 80 and 443.</summary>
    RefusedUrl,

    /// <summary>The host's address is not on the public internet.</summary>
    RefusedAddress,

    /// <summary>The host's name has no address.</summary>
    UnknownHost,

    /// <summary>No connection, no TLS, or no proper HTTP.</summary>
    Unreachable,

    /// <summary>A redirect leads to no URL, or from https to http.</summary>
    BadRedirect,

    /// <summary>More redirects than <see cref="OutboundLimits.Redirects"/>.</summary>
    TooManyRedirects,

    /// <summary>The content has more bytes than <see cref="OutboundLimits.Bytes"/>.</summary>
    TooLarge,

    /// <summary>The whole took longer than <see cref="OutboundLimits.Time"/>.</summary>
    Timeout,
}
