using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Messaging;

namespace ServerlessBlog.Operations.Health;

/// <summary>
/// Whether the queues answer, and whether messages that could not be handled wait in them. The oldest dead letter of each is
/// received and given back: that works over every protocol, needs no right to manage, and takes no message that is to be
/// handled. A sweep at the same moment leaves that one letter to its next run.
/// </summary>
public sealed partial class QueueProbe(ServiceBusClient bus, ILogger<QueueProbe> logger) : IReadinessProbe
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    /// <summary>Longer than storage: each look is an operation a queue, and one more where a letter waits.</summary>
    public TimeSpan Keep => TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<ReadinessCheck>> LookAsync(CancellationToken cancellationToken)
    {
        var findings = await Task.WhenAll(Queues.All.Select(queue => LookAsync(queue, cancellationToken)));
        var silent = findings.Where(finding => finding.Failure is not null).Select(finding => $"{finding.Queue} ({finding.Failure})").ToList();
        var dead = findings.Where(finding => finding.HasDead).Select(finding => finding.Queue).ToList();
        return
        [
            silent.Count == 0
                ? ReadinessCheck.Pass("queues", "All queues answer.")
                : ReadinessCheck.Fail("queues", $"These queues do not answer: {string.Join(", ", silent)}."),
            dead.Count > 0 ? ReadinessCheck.Warn("deadLetters", $"Messages that could not be handled wait in {string.Join(", ", dead)}; the author's desk lists them.")
                : silent.Count > 0 ? ReadinessCheck.Warn("deadLetters", "Not known while queues do not answer.")
                : ReadinessCheck.Pass("deadLetters", "No message was given up."),
        ];
    }

    private async Task<(string Queue, bool HasDead, string? Failure)> LookAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            await using var receiver = bus.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
            if (await receiver.ReceiveMessageAsync(Wait, cancellationToken) is not { } message)
                return (queue, false, null);
            await receiver.AbandonMessageAsync(message, cancellationToken: cancellationToken);
            return (queue, true, null);
        }
#pragma warning disable CA1031 // Whatever it is, it is the finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception, queue);
            return (queue, false, Causes.Of(exception));
        }
    }

    [LoggerMessage(EventId = 1312, Level = LogLevel.Error, Message = "Not ready: the queue {Queue} does not answer")]
    private static partial void LogFailed(ILogger logger, Exception exception, string queue);
}
