using ServerlessBlog.Syndication.Channels.Bluesky;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Mastodon;
using ServerlessBlog.Syndication.Channels.Mixi2;
using ServerlessBlog.Syndication.Channels.Webhook;
using ServerlessBlog.Syndication.Channels.X;

namespace ServerlessBlog.Syndication.Channels;

/// <summary>The kinds of network that the blog can speak to.</summary>
public static class ChannelKinds
{
    public static IReadOnlyList<ChannelKind> All { get; } =
    [
        new ChannelKind<XChannel, XSettings>("x", "X", Audience.Outward),
        new ChannelKind<BlueskyChannel, BlueskySettings>("bluesky", "Bluesky", Audience.Outward),
        new ChannelKind<MastodonChannel, MastodonSettings>("mastodon", "Mastodon", Audience.Outward),
        new ChannelKind<Mixi2Channel, Mixi2Settings>("mixi2", "mixi2", Audience.Inward),
        new ChannelKind<WebhookChannel, WebhookSettings>("webhook", "Webhook", Audience.Inward),
    ];

    /// <summary>The kind of that name; null when there is none.</summary>
    public static ChannelKind? Find(string? name) => All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));
}
