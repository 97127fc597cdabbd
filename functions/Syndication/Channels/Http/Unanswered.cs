using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Http;

/// <summary>What is known about a message when the request that creates it brought no answer.</summary>
public static class Unanswered
{
    /// <summary>Tells a failure before anything was said from one that leaves open what was heard.</summary>
    public static SendResult Of(OutboundException exception) => new(OutcomeOf(exception), exception.Message);

    private static SendOutcome OutcomeOf(OutboundException exception) => exception.Failure switch
    {
        OutboundFailure.RefusedUrl or OutboundFailure.RefusedAddress => SendOutcome.Refused,
        // Whoever only sends on has not taken it.
        OutboundFailure.BadRedirect or OutboundFailure.TooManyRedirects => SendOutcome.Refused,
        OutboundFailure.UnknownHost => SendOutcome.Busy,
        OutboundFailure.Unreachable when exception.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } => SendOutcome.Busy,
        _ => SendOutcome.Lost,
    };
}
