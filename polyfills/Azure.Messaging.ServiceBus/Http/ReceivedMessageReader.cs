namespace Azure.Messaging.ServiceBus.Http;

/// <summary>Builds a received message from the answer to a receive request.</summary>
static class ReceivedMessageReader
{
    public static ServiceBusReceivedMessage Read(Response response)
    {
        response.Headers.TryGetValue(BrokerProperties.HeaderName, out var header);
        var broker = BrokerProperties.Read(header);
        var lockedUntil = broker.Time("LockedUntilUtc");
        // Both times are of the service's clock, so their difference is the queue's lock duration.
        var lockDuration = lockedUntil == default ? TimeSpan.Zero : lockedUntil - (response.Headers.Date ?? TimeProvider.System.GetUtcNow());
        return new()
        {
            Body = BinaryData.FromBytes(response.Content.ToMemory()),
            ContentType = response.Headers.ContentType,
            MessageId = broker.Text("MessageId"),
            Subject = broker.Text("Label"),
            CorrelationId = broker.Text("CorrelationId"),
            SessionId = broker.Text("SessionId"),
            PartitionKey = broker.Text("PartitionKey"),
            TransactionPartitionKey = broker.Text("ViaPartitionKey"),
            ReplyTo = broker.Text("ReplyTo"),
            ReplyToSessionId = broker.Text("ReplyToSessionId"),
            To = broker.Text("To"),
            TimeToLive = broker.Seconds("TimeToLive"),
            ScheduledEnqueueTime = broker.Time("ScheduledEnqueueTimeUtc"),
            EnqueuedTime = broker.Time("EnqueuedTimeUtc"),
            DeliveryCount = (int)broker.Number("DeliveryCount"),
            SequenceNumber = broker.Number("SequenceNumber"),
            EnqueuedSequenceNumber = broker.Number("EnqueuedSequenceNumber"),
            DeadLetterSource = broker.Text("DeadLetterSource"),
            State = Enum.TryParse<ServiceBusMessageState>(broker.Text("State"), ignoreCase: true, out var state) ? state : ServiceBusMessageState.Active,
            LockTokenGuid = Guid.TryParse(broker.Text("LockToken"), out var token) ? token : Guid.Empty,
            LockedUntil = lockedUntil,
            LockDuration = lockDuration < TimeSpan.Zero ? TimeSpan.Zero : lockDuration,
            ApplicationProperties = PropertyHeaders.Read(response.Headers),
        };
    }
}
