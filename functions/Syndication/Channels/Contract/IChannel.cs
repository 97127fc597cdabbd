namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>
/// One configured account on a network: what it can do, and doing it. A new kind of network is one class of this and one of
/// <see cref="ChannelSettings"/>, named in <see cref="ChannelKinds"/>. Safe for concurrent use.
/// </summary>
public interface IChannel
{
    ChannelTraits Traits { get; }

    /// <summary>
    /// Counts the message as the network does, with the link where one is asked for, and says what it costs and what the
    /// network would refuse. May ask the network for its limits, at most once in a while; never fails because of that.
    /// </summary>
    ValueTask<Measure> MeasureAsync(ChannelMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Sends the message once, within <see cref="ChannelTraits.SendTime"/>, and says what is known about it afterwards. What
    /// the network does is an outcome and never an exception. The text goes as it is; no credential is in what is returned.
    /// </summary>
    Task<SendResult> SendAsync(Dispatch dispatch, CancellationToken cancellationToken);

    /// <summary>Asks the network whether it has a message whose answer was lost. Costs <see cref="ChannelTraits.LookUpPrice"/>.</summary>
    Task<LookUpResult> LookUpAsync(Dispatch dispatch, CancellationToken cancellationToken);
}
