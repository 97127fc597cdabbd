using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Tests.Support;

namespace ServerlessBlog.Tests.Unit.Syndication.Channels;

/// <summary>What tests of channels against a server of their own share.</summary>
public abstract class ChannelTest
{
    private protected static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);

    private protected static OutboundClient Client(LocalServer? server = null) => new(
        Options.Create(new OutboundOptions { AllowPrivate = server?.Authority ?? "" }),
        Options.Create(new BlogOptions { BaseUrl = "https://blog.example" }),
        new SystemHostResolver(),
        new OutboundLimits(),
        TimeProvider.System,
        NullLogger<OutboundClient>.Instance);

    private protected static ChannelTraits Traits(string kind) => new(kind, kind, Audience.Outward, kind);

    private protected static ChannelMessage Message(string text, string? link = null, string language = "ja", string? visibility = null) =>
        new(text, link, "春の便り", "川べりを歩いた。", language, visibility);

    private protected static Dispatch Dispatch(ChannelMessage message, int attempt = 1) =>
        new(message, "spring", "https://blog.example/posts/spring", "3lq2abcdefgh2", attempt, Now);
}
