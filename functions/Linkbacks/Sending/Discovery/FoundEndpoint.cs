using ServerlessBlog.Linkbacks.Sending.Model;

namespace ServerlessBlog.Linkbacks.Sending.Discovery;

/// <summary>Where a page wants to be told of links to it, and how.</summary>
public sealed record FoundEndpoint(LinkbackProtocol Protocol, Uri Url);
