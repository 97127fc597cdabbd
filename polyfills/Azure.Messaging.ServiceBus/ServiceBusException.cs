using System.Globalization;

namespace Azure.Messaging.ServiceBus;

/// <summary>An operation that Service Bus refused or could not finish.</summary>
public class ServiceBusException : Exception
{
    /// <summary>Creates an exception without details.</summary>
    public ServiceBusException()
        : this(isTransient: false, message: string.Empty)
    {
    }

    /// <summary>Creates an exception whose transience follows from the reason.</summary>
    public ServiceBusException(string message, ServiceBusFailureReason reason, string? entityPath = null, Exception? innerException = null)
        : this(IsTransientReason(reason), message, entityPath, reason, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    public ServiceBusException(
        bool isTransient,
        string message,
        string? entityName = null,
        ServiceBusFailureReason reason = ServiceBusFailureReason.GeneralError,
        Exception? innerException = null)
        : base(message, innerException)
    {
        IsTransient = isTransient;
        EntityPath = entityName;
        Reason = reason;
    }

    /// <summary>Whether the same operation may succeed when it is tried again.</summary>
    public bool IsTransient { get; }

    /// <summary>Why the operation failed.</summary>
    public ServiceBusFailureReason Reason { get; }

    /// <summary>The queue, topic or subscription concerned, when there is one.</summary>
    public string? EntityPath { get; }

    /// <summary>The service's message, followed by the entity and the reason.</summary>
    public override string Message => string.IsNullOrEmpty(EntityPath)
        ? string.Format(CultureInfo.InvariantCulture, "{0} ({1})", base.Message, Reason)
        : string.Format(CultureInfo.InvariantCulture, "{0} ({1} - {2})", base.Message, EntityPath, Reason);

    static bool IsTransientReason(ServiceBusFailureReason reason) => reason
        is ServiceBusFailureReason.ServiceCommunicationProblem
        or ServiceBusFailureReason.ServiceTimeout
        or ServiceBusFailureReason.ServiceBusy;
}
