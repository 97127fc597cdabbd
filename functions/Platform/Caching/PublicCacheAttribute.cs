namespace ServerlessBlog.Platform.Caching;

/// <summary>
/// Marks an HTTP function whose <see cref="PublicContent"/> is the same for everybody and may be kept. Requests with an
/// Authorization header always reach the function.
/// </summary>
/// <param name="parameters">The query parameters that the content depends on; all others are ignored in the cache's key.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicCacheAttribute(params string[] parameters) : Attribute
{
    public IReadOnlyList<string> Parameters { get; } = parameters;

    /// <summary>The query parameters that ask for something of one person's own: a request with one goes past the cache.</summary>
    public string[] Private { get; init; } = [];

    /// <summary>Whether the function refuses parameters that it does not know; then such a request goes past the cache.</summary>
    public bool RefusesOthers { get; init; }
}
