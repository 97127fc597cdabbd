using Microsoft.Extensions.Options;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Settings;

namespace ServerlessBlog.Syndication.Channels;

/// <summary>The channels that are configured.</summary>
public sealed class ChannelDirectory(IOptions<ChannelsOptions> options, IServiceProvider services)
{
    // Made when somebody first asks: a request for a page needs none of them.
    private readonly Lazy<IReadOnlyList<IChannel>> _channels = new(
        () => [.. options.Value.Channels.Select(entry => entry.Value.Kind.Create(services, entry.Key, entry.Value.Settings))]);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => options.Value.Channels.Count == 0;

    /// <summary>All, in the order of their ids.</summary>
    public IReadOnlyList<IChannel> All => _channels.Value;

    /// <summary>The one of that id; null when there is none.</summary>
    public IChannel? Find(string id) => All.FirstOrDefault(channel => channel.Traits.Id == id);
}
