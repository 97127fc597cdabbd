using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>Turns answers and network errors into the exceptions of the public API.</summary>
static class Failures
{
    /// <summary>A request about an entity: sending and receiving.</summary>
    public static Exception FromEntity(Response response, string entity) => From(response, entity, ServiceBusFailureReason.MessagingEntityNotFound);

    /// <summary>A request about a locked message: completing, abandoning, renewing.</summary>
    public static Exception FromLock(Response response, string entity) => From(response, entity, ServiceBusFailureReason.MessageLockLost);

    /// <summary>What to throw when no answer came; null when the exception is to pass as it is.</summary>
    public static ServiceBusException? FromNetwork(Exception exception, string entity) => exception switch
    {
        OperationCanceledException => new ServiceBusException(
            "The service did not answer in time.", ServiceBusFailureReason.ServiceTimeout, entity, exception),
        RequestFailedException or IOException => new ServiceBusException(
            "The service could not be reached: " + exception.Message, ServiceBusFailureReason.ServiceCommunicationProblem, entity, exception),
        // After its last try the pipeline throws what all tries met.
        AggregateException all when FromNetwork(all.InnerExceptions[^1], entity) is { } last => new ServiceBusException(
            "The service could not be reached: " + all.InnerExceptions[^1].Message, last.Reason, entity, all),
        _ => null,
    };

    static Exception From(Response response, string entity, ServiceBusFailureReason notFound)
    {
        var detail = ReadDetail(response);
        var cause = new RequestFailedException(response);
        return (HttpStatusCode)response.Status switch
        {
            HttpStatusCode.Unauthorized => new UnauthorizedAccessException(detail, cause),
            HttpStatusCode.Forbidden => FromForbidden(detail, entity, cause),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Because(notFound),
            HttpStatusCode.RequestEntityTooLarge => Because(ServiceBusFailureReason.MessageSizeExceeded),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => Because(ServiceBusFailureReason.ServiceBusy),
            HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => Because(ServiceBusFailureReason.ServiceTimeout),
            _ => Because(ServiceBusFailureReason.GeneralError),
        };

        ServiceBusException Because(ServiceBusFailureReason reason) => new(detail, reason, entity, cause);
    }

    // 403 is documented as "quota exceeded or message too large"; a gateway or firewall uses it to refuse a caller.
    static Exception FromForbidden(string detail, string entity, Exception cause)
    {
        if (Says("size") || Says("too large")) return new ServiceBusException(detail, ServiceBusFailureReason.MessageSizeExceeded, entity, cause);
        if (Says("quota")) return new ServiceBusException(detail, ServiceBusFailureReason.QuotaExceeded, entity, cause);
        if (Says("disabled")) return new ServiceBusException(detail, ServiceBusFailureReason.MessagingEntityDisabled, entity, cause);
        return new UnauthorizedAccessException(detail, cause);

        bool Says(string word) => detail.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    // <Error><Code>404</Code><Detail>text</Detail></Error>
    static string ReadDetail(Response response)
    {
        var status = $"{response.Status} {response.ReasonPhrase}".TrimEnd();
        try
        {
            var detail = XDocument.Parse(response.Content.ToString()).Root?.Element("Detail")?.Value;
            return string.IsNullOrWhiteSpace(detail) ? $"The service answered {status}." : detail;
        }
        catch (XmlException)
        {
            return $"The service answered {status}.";
        }
    }
}
