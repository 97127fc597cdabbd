using Microsoft.Extensions.Logging;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Sending.Delivery;

/// <summary>Has a channel send, once, within its time. It is not broken off with the delivery, because it cannot be taken back.</summary>
public sealed partial class Transmission(TimeProvider time, ILogger<Transmission> logger)
{
    /// <summary>What came of it. Whatever goes wrong, the network may have the message.</summary>
    public async Task<SendResult> SendAsync(IChannel channel, Dispatch dispatch)
    {
        using var limit = new CancellationTokenSource(channel.Traits.SendTime, time);
        try
        {
            var result = await channel.SendAsync(dispatch, limit.Token);
            LogResult(logger, channel.Traits.Id, result.Outcome, result.Status);
            return result;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogResult(logger, channel.Traits.Id, SendOutcome.Lost, null);
            return new SendResult(SendOutcome.Lost, $"The network did not answer within {channel.Traits.SendTime.TotalSeconds:F0} seconds.");
        }
#pragma warning disable CA1031 // A mistake of ours in a channel must not have the message sent twice.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception, channel.Traits.Id);
            return new SendResult(SendOutcome.Lost, "Sending broke off on our side; the log says where.");
        }
    }

    [LoggerMessage(EventId = 5003, Level = LogLevel.Information, Message = "An announcement on {Channel}: {Outcome} ({Status})")]
    private static partial void LogResult(ILogger logger, string channel, SendOutcome outcome, int? status);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Error, Message = "Sending on {Channel} broke off on our side")]
    private static partial void LogFailed(ILogger logger, Exception exception, string channel);
}
