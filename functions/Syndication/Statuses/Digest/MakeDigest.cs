using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Timers;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Statuses.Digest;

/// <summary>
/// The timer of the weekly digests (setting <c>DigestSchedule</c>, NCRONTAB with six fields): drafts one for each channel that has
/// it switched on, once a week. What fails is tried again by the next run until the week after is over; a channel that fails
/// keeps no other waiting.
/// </summary>
public sealed partial class MakeDigest(ChannelDirectory channels, DigestMaker maker, ILogger<MakeDigest> logger) : ITimerJob
{
    [Function(nameof(MakeDigest))]
    public Task Run([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Task.WhenAll(channels.All.Select(channel => channel is IStatusSource { IsDigested: true } source ? TryAsync(channel, source, cancellationToken) : Task.CompletedTask));

    private async Task TryAsync(IChannel channel, IStatusSource source, CancellationToken cancellationToken)
    {
        try
        {
            await maker.MakeAsync(channel, source, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever is wrong with this one, the others must have their digests.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception, channel.Traits.Id);
        }
    }

    [LoggerMessage(EventId = 5283, Level = LogLevel.Error, Message = "The digest of the channel {Channel} failed; the next run tries it once more")]
    private static partial void LogFailed(ILogger logger, Exception exception, string channel);
}
