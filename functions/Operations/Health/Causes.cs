using Azure;
using Azure.Messaging.ServiceBus;

namespace ServerlessBlog.Operations.Health;

/// <summary>Why something does not answer, in a few words that name neither account nor host.</summary>
internal static class Causes
{
    public static string Of(Exception exception) => exception switch
    {
        RequestFailedException { Status: 401 or 403 } => "access is denied",
        RequestFailedException { Status: > 0 } failed => $"it answers {failed.Status}",
        UnauthorizedAccessException => "access is denied",
        ServiceBusException { Reason: ServiceBusFailureReason.MessagingEntityNotFound } => "it does not exist",
        ServiceBusException { Reason: ServiceBusFailureReason.QuotaExceeded } => "its quota is used up",
        ServiceBusException { Reason: ServiceBusFailureReason.ServiceBusy } => "it is busy",
        _ => "no answer",
    };
}
