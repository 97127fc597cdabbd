namespace ServerlessBlog.Platform.Messaging;

/// <summary>The Service Bus queues, as the infrastructure creates them, and the setting that connects to them.</summary>
public static class Queues
{
    /// <summary>The name of the connection setting.</summary>
    public const string Connection = "ServiceBus";

    /// <summary>Posts whose lists may have to be brought in line, now or when they are due.</summary>
    public const string Indexing = "indexing";

    /// <summary>Comments and linkbacks to be judged, and what follows from decisions about them.</summary>
    public const string Moderation = "moderation";

    /// <summary>Posts to be announced on social networks.</summary>
    public const string Syndication = "syndication";

    /// <summary>Posts whose links other blogs are to be told of.</summary>
    public const string Linkbacks = "linkbacks";

    public static IReadOnlyList<string> All { get; } = [Moderation, Linkbacks, Indexing, Syndication];
}
