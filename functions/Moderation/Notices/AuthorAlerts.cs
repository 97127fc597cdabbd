using Microsoft.Extensions.Logging;
using ServerlessBlog.Moderation.Notices.Channels;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>Tells the author by each way that is configured. Once: what is not taken is found on the desk.</summary>
public sealed partial class AuthorAlerts(IEnumerable<INoticeChannel> channels, ILogger<AuthorAlerts> logger)
{
    public async Task TellAsync(Alert alert, CancellationToken cancellationToken)
    {
        foreach (var channel in channels.Where(channel => channel.IsOn))
        {
            if (await channel.TellAsync(alert, Ids.Random(12), cancellationToken) != Telling.Told)
                LogNotTold(logger, channel.Name);
        }
    }

    [LoggerMessage(EventId = 4314, Level = LogLevel.Error, Message = "The author may not have been told by {Channel}; the desk says it too")]
    private static partial void LogNotTold(ILogger logger, string channel);
}
