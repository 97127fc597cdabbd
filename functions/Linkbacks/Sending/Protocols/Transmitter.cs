using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sending.Protocols;

/// <summary>Tells an endpoint, once, and says what is known about it afterwards.</summary>
public sealed class Transmitter(OutboundClient client, IEnumerable<ILinkbackSender> senders)
{
    /// <summary>Sends the request and waits for the answer, ten seconds at most; it is not broken off, because it cannot be taken back.</summary>
    public async Task<SendResult> SendAsync(LinkbackProtocol protocol, Uri endpoint, Mention mention)
    {
        var sender = senders.Single(candidate => candidate.Protocol == protocol);
        try
        {
            return sender.Read(await client.SendAsync(sender.Request(endpoint, mention), CancellationToken.None));
        }
        catch (OutboundException exception)
        {
            return new SendResult(OutcomeOf(exception), null, exception.Message);
        }
    }

    /// <summary>Tells a failure before anything was said from one that leaves open what was heard.</summary>
    private static SendOutcome OutcomeOf(OutboundException exception) => exception.Failure switch
    {
        OutboundFailure.RefusedUrl or OutboundFailure.RefusedAddress => SendOutcome.NotPublic,
        // Whoever only sends on has not taken it.
        OutboundFailure.BadRedirect or OutboundFailure.TooManyRedirects => SendOutcome.Refused,
        _ => exception.IsBeforeRequest ? SendOutcome.Unreachable : SendOutcome.AnswerLost,
    };
}
