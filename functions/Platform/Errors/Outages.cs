using Azure;
using Azure.Messaging.ServiceBus;

namespace ServerlessBlog.Platform.Errors;

/// <summary>Tells failures of storage and queue from our own.</summary>
public static class Outages
{
    /// <summary>Whether <paramref name="exception"/> says that a service does not answer, or not in time.</summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        ServiceBusException or OperationCanceledException or TimeoutException => true,
        AggregateException aggregate => aggregate.InnerExceptions.All(IsOutage),
        _ => false,
    };
}
