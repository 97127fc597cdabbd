namespace Azure.Messaging.ServiceBus.Http;

/// <summary>Builds the paths of queues, subscriptions and their sub-queues.</summary>
static class EntityPaths
{
    public static string Subscription(string topicName, string subscriptionName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(topicName);
        ArgumentException.ThrowIfNullOrWhiteSpace(subscriptionName);
        return $"{topicName}/Subscriptions/{subscriptionName}";
    }

    public static string WithSubQueue(string path, SubQueue subQueue) => subQueue switch
    {
        SubQueue.None => path,
        SubQueue.DeadLetter => path + "/$DeadLetterQueue",
        SubQueue.TransferDeadLetter => path + "/$Transfer/$DeadLetterQueue",
        _ => throw new ArgumentOutOfRangeException(nameof(subQueue), subQueue, "The sub-queue is not known."),
    };

    /// <summary>The path as it stands in a URL: each segment escaped, except for the '$' of a sub-queue.</summary>
    public static string Escape(string path) =>
        string.Join('/', path.Split('/').Select(segment => Uri.EscapeDataString(segment).Replace("%24", "$", StringComparison.Ordinal)));
}
