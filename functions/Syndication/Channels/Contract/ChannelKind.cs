using Microsoft.Extensions.DependencyInjection;

namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>A kind of network: its name, what it is called and for whom it is unless a channel's settings say otherwise.</summary>
public abstract record ChannelKind(string Name, string Title, Audience Audience)
{
    /// <summary>New settings of this kind, to be filled.</summary>
    public abstract ChannelSettings NewSettings();

    /// <summary>The channel that the settings describe.</summary>
    /// <param name="services">Where it takes what else it needs.</param>
    /// <param name="id">The name that the configuration gives it.</param>
    /// <param name="settings">Settings without problems.</param>
    public abstract IChannel Create(IServiceProvider services, string id, ChannelSettings settings);

    /// <summary>The traits that follow from the settings alone; a channel adds its own.</summary>
    protected ChannelTraits TraitsOf(string id, ChannelSettings settings) =>
        new(id, Name, Audiences.Find(settings.Audience) ?? Audience, settings.Name ?? Title);
}

/// <summary>The kind whose channels are <typeparamref name="TChannel"/>, made with a <see cref="ChannelTraits"/> and a <typeparamref name="TSettings"/>.</summary>
/// <typeparam name="TChannel">The class of the channels.</typeparam>
/// <typeparam name="TSettings">The class of their settings.</typeparam>
public sealed record ChannelKind<TChannel, TSettings>(string Name, string Title, Audience Audience) : ChannelKind(Name, Title, Audience)
    where TChannel : class, IChannel
    where TSettings : ChannelSettings, new()
{
    public override ChannelSettings NewSettings() => new TSettings();

    public override IChannel Create(IServiceProvider services, string id, ChannelSettings settings) =>
        ActivatorUtilities.CreateInstance<TChannel>(services, TraitsOf(id, settings), (TSettings)settings);
}
