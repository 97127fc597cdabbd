using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The key a caller must present to the Functions host.</summary>
public enum AuthorizationLevel
{
    /// <summary>No key: the app decides.</summary>
    Anonymous = 0,

    /// <summary>A user token.</summary>
    User = 1,

    /// <summary>A function key.</summary>
    Function = 2,

    /// <summary>A system key.</summary>
    System = 3,

    /// <summary>The host's master key.</summary>
    Admin = 4,
}

/// <summary>Runs a function for HTTP requests. Without a <see cref="Route"/> the route is the function's name.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, function key required.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>The given methods; the host then applies its default level, so prefer the overload with a level.</summary>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Any method.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>The given methods.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template, relative to host.json's route prefix.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; null means all.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key the host asks for.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}
