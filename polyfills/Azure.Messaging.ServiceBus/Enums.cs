namespace Azure.Messaging.ServiceBus;

/// <summary>Why an operation failed. A refused credential is an <see cref="UnauthorizedAccessException"/> instead.</summary>
public enum ServiceBusFailureReason
{
    /// <summary>None of the reasons below.</summary>
    GeneralError = 0,

    /// <summary>The queue, topic or subscription does not exist.</summary>
    MessagingEntityNotFound = 1,

    /// <summary>The lock ran out, or the message was settled already.</summary>
    MessageLockLost = 2,

    /// <summary>The message does not exist.</summary>
    MessageNotFound = 3,

    /// <summary>The message or the batch is larger than the entity allows.</summary>
    MessageSizeExceeded = 4,

    /// <summary>The entity is disabled.</summary>
    MessagingEntityDisabled = 5,

    /// <summary>The entity is full.</summary>
    QuotaExceeded = 6,

    /// <summary>The service asks to slow down. Transient.</summary>
    ServiceBusy = 7,

    /// <summary>The service did not answer in time. Transient.</summary>
    ServiceTimeout = 8,

    /// <summary>The service could not be reached. Transient.</summary>
    ServiceCommunicationProblem = 9,

    /// <summary>The session is held by another receiver.</summary>
    SessionCannotBeLocked = 10,

    /// <summary>The session's lock ran out.</summary>
    SessionLockLost = 11,

    /// <summary>An entity of this name exists already.</summary>
    MessagingEntityAlreadyExists = 12,
}

/// <summary>Where a message stands in its queue.</summary>
public enum ServiceBusMessageState
{
    /// <summary>Can be received.</summary>
    Active = 0,

    /// <summary>Set aside by a receiver.</summary>
    Deferred = 1,

    /// <summary>Waits for its enqueue time.</summary>
    Scheduled = 2,
}

/// <summary>What receiving does to a message.</summary>
public enum ServiceBusReceiveMode
{
    /// <summary>The message is locked until it is settled or the lock runs out.</summary>
    PeekLock = 0,

    /// <summary>The message is gone once it was handed out.</summary>
    ReceiveAndDelete = 1,
}

/// <summary>The part of a queue to receive from.</summary>
public enum SubQueue
{
    /// <summary>The queue itself.</summary>
    None = 0,

    /// <summary>Messages that could not be delivered.</summary>
    DeadLetter = 1,

    /// <summary>Messages that could not be forwarded.</summary>
    TransferDeadLetter = 2,
}

/// <summary>How the wait between two tries grows.</summary>
public enum ServiceBusRetryMode
{
    /// <summary>Always the same.</summary>
    Fixed = 0,

    /// <summary>Doubles with each try.</summary>
    Exponential = 1,
}
