namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>What does not change about a channel while the app runs.</summary>
/// <param name="Id">The name that the settings give it.</param>
/// <param name="Kind">The kind of network, such as <c>mastodon</c>.</param>
/// <param name="Audience">Whom it speaks to.</param>
/// <param name="Name">What people call it, such as <c>Mastodon</c>.</param>
public sealed record ChannelTraits(string Id, string Kind, Audience Audience, string Name)
{
    /// <summary>Whether a link to the post is added where the author does not say.</summary>
    public bool LinksByDefault { get; init; } = true;

    /// <summary>The visibilities that a message may ask for; empty where there is nothing to choose.</summary>
    public IReadOnlyList<string> Visibilities { get; init; } = [];

    /// <summary>Whether the network is told what language a message is in.</summary>
    public bool HasLanguage { get; init; }

    /// <summary>Whether the author gives access to the account on the desk, at <c>/desk/channels/{id}/connect</c>.</summary>
    public bool IsConnectedOnDesk { get; init; }

    /// <summary>
    /// How long after the first attempt the network takes the same <see cref="Dispatch.Key"/> for the same message, so that a
    /// lost answer may be followed by another attempt. Zero where it never does: then a lost answer is for the author to decide.
    /// </summary>
    public TimeSpan ResendWindow { get; init; }

    /// <summary>Whether <see cref="IChannel.LookUpAsync"/> can find out anything.</summary>
    public bool CanLookUp { get; init; }

    /// <summary>What one look-up costs, in US dollars.</summary>
    public decimal LookUpPrice { get; init; }

    /// <summary>What may be spent in a calendar month of the blog's time zone, in US dollars; null for no limit.</summary>
    public decimal? MonthlyBudget { get; init; }

    /// <summary>How many messages the network takes in which time; null where it says nothing.</summary>
    public RateLimit? Rate { get; init; }

    /// <summary>The longest time that one <see cref="IChannel.SendAsync"/> takes.</summary>
    public TimeSpan SendTime { get; init; } = TimeSpan.FromSeconds(45);
}

/// <summary>At most <paramref name="Count"/> (1 to 500) messages in any stretch of <paramref name="Period"/>.</summary>
public sealed record RateLimit(int Count, TimeSpan Period);
