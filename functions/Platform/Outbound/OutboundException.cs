using System.Net.Sockets;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>Says that a request brought no answer, and why. The message names the host at most, never a path or a query.</summary>
public sealed class OutboundException(OutboundFailure failure, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public OutboundFailure Failure { get; } = failure;

    /// <summary>Whether the request certainly never went out: no connection was there to send it on. Else it may have been heard.</summary>
    public bool IsBeforeRequest => Failure switch
    {
        OutboundFailure.RefusedUrl or OutboundFailure.RefusedAddress or OutboundFailure.UnknownHost => true,
        OutboundFailure.Unreachable => InnerException is SocketException || (InnerException is HttpRequestException { HttpRequestError: var error } && IsConnecting(error)),
        _ => false,
    };

    private static bool IsConnecting(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.VersionNegotiationError;
}
