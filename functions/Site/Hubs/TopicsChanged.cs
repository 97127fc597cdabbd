namespace ServerlessBlog.Site.Hubs;

/// <summary>The message of the queue <c>indexing</c> that has hubs told: it names the lists that a changed post is or was in.</summary>
/// <param name="Lists">The lists whose feeds changed.</param>
/// <param name="Since">When they did.</param>
public sealed record TopicsChanged(IReadOnlyList<string> Lists, DateTimeOffset Since)
{
    public const string MessageKind = "tell-hubs";

    public string Kind { get; } = MessageKind;
}
