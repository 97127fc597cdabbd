using System.Globalization;
using Azure.Core;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>Receiving and settling over the HTTP runtime API. One request hands out at most one message.</summary>
sealed class EntityReceiver(RuntimeConnection connection, string entity, ServiceBusReceiveMode mode)
{
    // Gateways drop requests that are silent for longer.
    static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(int maxMessages, TimeSpan? maxWaitTime, CancellationToken cancellationToken)
    {
        if (await WaitAsync(maxWaitTime ?? connection.TryTimeout, cancellationToken) is not { } first) return [];
        var messages = new List<ServiceBusReceivedMessage> { first };
        try
        {
            while (messages.Count < maxMessages && await PollAsync(TimeSpan.Zero, cancellationToken) is { } next)
                messages.Add(next);
        }
        catch (Exception exception) when (exception is ServiceBusException or UnauthorizedAccessException or OperationCanceledException)
        {
            // What was handed out already must reach the caller: nobody else gets it before its lock runs out.
        }

        return messages;
    }

    public async Task CompleteAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        using var response = await SettleAsync(RequestMethod.Delete, message, cancellationToken);
    }

    public async Task AbandonAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        using var response = await SettleAsync(RequestMethod.Put, message, cancellationToken);
    }

    public async Task RenewAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        using var response = await SettleAsync(RequestMethod.Post, message, cancellationToken);
        message.LockedUntil = (response.Headers.Date ?? TimeProvider.System.GetUtcNow()) + message.LockDuration;
    }

    async Task<ServiceBusReceivedMessage?> WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (wait > LongestPoll)
        {
            if (await PollAsync(LongestPoll, cancellationToken) is { } message) return message;
            wait -= LongestPoll;
        }

        return await PollAsync(wait, cancellationToken);
    }

    async Task<ServiceBusReceivedMessage?> PollAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        var request = new RuntimeRequest(
            mode == ServiceBusReceiveMode.PeekLock ? RequestMethod.Post : RequestMethod.Delete,
            entity,
            string.Create(CultureInfo.InvariantCulture, $"messages/head?timeout={seconds}"))
        {
            Wait = TimeSpan.FromSeconds(seconds),
        };
        using var response = await connection.SendAsync(request, cancellationToken);
        return response.Status switch
        {
            200 or 201 => ReceivedMessageReader.Read(response),
            204 => null,
            _ => throw Failures.FromEntity(response, entity),
        };
    }

    async Task<Response> SettleAsync(RequestMethod method, ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        // The sequence number instead of the message id: an id may have any character, also '/'.
        var operation = string.Create(CultureInfo.InvariantCulture, $"messages/{message.SequenceNumber}/{message.LockToken}");
        var response = await connection.SendAsync(new RuntimeRequest(method, entity, operation), cancellationToken);
        if (response.Status is >= 200 and < 300) return response;
        using (response) throw Failures.FromLock(response, entity);
    }
}
