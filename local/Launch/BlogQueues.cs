using ServerlessBlog.Local.ServiceBus;

namespace ServerlessBlog.Local.Launch;

/// <summary>The queues that the app uses; in Azure the infrastructure makes them.</summary>
public static class BlogQueues
{
    /// <summary>All of them: a message is locked for 60 seconds and dead-lettered after 10 deliveries.</summary>
    public static IReadOnlyList<QueueOptions> All { get; } =
    [
        .. new[] { "moderation", "syndication", "indexing", "linkbacks" }.Select(name => new QueueOptions
        {
            Name = name,
            LockDuration = TimeSpan.FromSeconds(60),
            MaxDeliveryCount = 10,
        }),
    ];
}
