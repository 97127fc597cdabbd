using Azure.Messaging.ServiceBus;
using Newtonsoft.Json;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>Reads the messages of the queue <c>linkbacks</c>, for its consumer and for who takes up what was dead-lettered.</summary>
public sealed class LinkbackMessages(LinkbackWork work)
{
    /// <summary>
    /// Does what the message asks for; false when it asks for nothing that is known. Reads the message's own body, because
    /// its metadata may have been overwritten on the way.
    /// </summary>
    public async Task<bool> TryHandleAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        if (Read(message.Body.ToString()) is not { Slug.Length: > 0 } changed)
            return false;
        await work.HandleAsync(changed, cancellationToken);
        return true;
    }

    private static LinksChanged? Read(string body)
    {
        try
        {
            return JsonConvert.DeserializeObject<LinksChanged>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
