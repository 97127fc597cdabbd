using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using ServerlessBlog.Moderation.Notices.Channels;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>
/// Sends a notice that is due. It is claimed before it is sent, so that a message that is delivered twice tells nobody twice;
/// what certainly did not arrive is tried again later, what may have arrived is not.
/// </summary>
public sealed partial class SendNotice(
    IEnumerable<INoticeChannel> channels, NoticeStates states, NoticeSchedule schedule, DigestReader digests, QueueSender queue, BlogClock clock, ILogger<SendNotice> logger) : IModerationTask
{
    // A commit in flight, or another consumer at work, is done by then.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8)];

    public string Kind => NoticeDue.MessageKind;

    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var due = JsonConvert.DeserializeObject<NoticeDue>(message)!;
        if (channels.FirstOrDefault(channel => channel.Name == due.Channel && channel.IsOn) is not { } channel)
            return;
        var state = await states.FindAsync(due.Channel, cancellationToken);
        if (state.Token != due.Token || state.ClaimedAt is not null)
        {
            await HandleOddAsync(due, state, cancellationToken);
            return;
        }

        if (await states.TryWriteAsync(due.Channel, state with { ClaimedAt = clock.Now }, cancellationToken) is { } claimed)
            await TellAsync(channel, claimed, cancellationToken);
    }

    private async Task TellAsync(INoticeChannel channel, NoticeState claimed, CancellationToken cancellationToken)
    {
        var digest = await ReadAsync(channel.Name, claimed, cancellationToken);
        var telling = digest.Waiting == 0 ? (Telling?)null : await channel.TellAsync(digest, claimed.Token, cancellationToken);
        var done = claimed with { Token = "", ClaimedAt = null, Attempt = 0 };
        switch (telling)
        {
            case null:
                break;
            case Telling.Refused when claimed.Attempt < Delays.Length:
                LogRefused(logger, channel.Name, claimed.Attempt + 1);
                await schedule.StartAsync(channel.Name, claimed with { Attempt = claimed.Attempt + 1 }, clock.Now + Delays[claimed.Attempt], cancellationToken);
                return;
            case Telling.Refused:
                LogGivenUp(logger, channel.Name);
                break;
            default:
                if (telling == Telling.Unknown)
                    LogUnknown(logger, channel.Name);
                done = done with { ToldAt = claimed.ClaimedAt };
                break;
        }

        // When an item has come meanwhile, the next notice is on its way already and this write is too late.
        await states.TryWriteAsync(channel.Name, done, cancellationToken);
    }

    // Read after the claim: what is committed later finds the notice claimed, and has another one sent.
    private async Task<Digest> ReadAsync(string channel, NoticeState claimed, CancellationToken cancellationToken)
    {
        try
        {
            return await digests.ReadAsync(cancellationToken);
        }
        catch
        {
            // Nothing was sent: the message that comes again may claim it again.
            await states.TryWriteAsync(channel, claimed with { ClaimedAt = null }, CancellationToken.None);
            throw;
        }
    }

    // Not the notice that counts, or not any more: usually one that another consumer sent.
    private async Task HandleOddAsync(NoticeDue due, NoticeState state, CancellationToken cancellationToken)
    {
        if (due.Looks == 0)
        {
            await queue.SendAsync(Queues.Moderation, due with { Looks = 1 }, clock.Now + LookAgain, cancellationToken);
        }
        else if (state.Token == due.Token && state.ClaimedAt is { } claimed)
        {
            // Whoever claimed it died, before or after it was sent. It counts as sent, and what still waits is told next time.
            LogUnknown(logger, due.Channel);
            if (await states.TryWriteAsync(due.Channel, state with { Token = "", ClaimedAt = null, ToldAt = claimed, Attempt = 0 }, cancellationToken) is not null)
                await schedule.EnsureAsync(due.Channel, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 4311, Level = LogLevel.Warning, Message = "The notice by {Channel} was not taken (attempt {Attempt}); it is tried again later")]
    private static partial void LogRefused(ILogger logger, string channel, int attempt);

    [LoggerMessage(EventId = 4312, Level = LogLevel.Error, Message = "The notice by {Channel} was not taken for hours and is dropped; the next item that waits is told anew")]
    private static partial void LogGivenUp(ILogger logger, string channel);

    [LoggerMessage(EventId = 4313, Level = LogLevel.Warning, Message = "Whether the notice by {Channel} arrived is not known; it is not sent again")]
    private static partial void LogUnknown(ILogger logger, string channel);
}
