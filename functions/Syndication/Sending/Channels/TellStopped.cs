using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using ServerlessBlog.Moderation.Notices;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Sending.Delivery;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>The message that has the author told that a channel is stopped.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="StopId">Which stop; see <see cref="ChannelState.StopId"/>.</param>
public sealed record ChannelStopped(string Channel, string StopId)
{
    public const string MessageKind = "tell-stopped";

    public string Kind { get; } = MessageKind;
}

/// <summary>Tells the author once that a channel is stopped. It is noted before it is told, so that nobody is told twice.</summary>
public sealed class TellStopped(ChannelStates states, ChannelDirectory channels, AuthorAlerts alerts, Urls urls, IOptions<BlogOptions> options) : ISyndicationTask
{
    private readonly StopTexts _texts = new(options.Value.Language);

    public string Kind => ChannelStopped.MessageKind;

    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var stopped = JsonConvert.DeserializeObject<ChannelStopped>(message)!;
        var stop = (await states.FindAsync(stopped.Channel, cancellationToken)).Stop;
        if (!await states.TryTellAsync(stopped.Channel, stopped.StopId, cancellationToken))
            return;
        var name = channels.Find(stopped.Channel)?.Traits.Name ?? stopped.Channel;
        await alerts.TellAsync(new Alert(_texts.Subject(name), _texts.Text(stop), urls.Absolute("/desk/announcements")), cancellationToken);
    }
}
