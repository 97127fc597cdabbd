using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>What is known when a network did not answer.</summary>
public static class NoAnswer
{
    /// <summary>The request that makes a message brought no answer: it is lost, unless it certainly never went out.</summary>
    public static SendResult ToSending(OutboundException exception) => new(OutcomeOf(exception), exception.Message);

    /// <summary>A request before that one brought no answer, such as that for a token: nothing was said yet.</summary>
    public static SendResult BeforeSending(OutboundException exception) =>
        new(exception.Failure is OutboundFailure.RefusedUrl or OutboundFailure.RefusedAddress ? SendOutcome.Refused : SendOutcome.Busy, exception.Message);

    private static SendOutcome OutcomeOf(OutboundException exception) => exception.Failure switch
    {
        OutboundFailure.RefusedUrl or OutboundFailure.RefusedAddress => SendOutcome.Refused,
        // Whoever only sends on has not taken it.
        OutboundFailure.BadRedirect or OutboundFailure.TooManyRedirects => SendOutcome.Refused,
        _ => exception.IsBeforeRequest ? SendOutcome.Busy : SendOutcome.Lost,
    };
}
