namespace ServerlessBlog.Platform.OpenApi;

/// <summary>A request without members: no body, or an empty object.</summary>
public sealed record EmptyJson;
