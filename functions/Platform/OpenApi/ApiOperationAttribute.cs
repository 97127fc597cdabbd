namespace ServerlessBlog.Platform.OpenApi;

/// <summary>Describes an HTTP function for the OpenAPI document; the route and the methods come from its trigger.</summary>
/// <param name="summary">One line that says what it does.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiOperationAttribute(string summary) : Attribute
{
    public string Summary { get; } = summary;

    /// <summary>The group it is shown in.</summary>
    public string Tag { get; init; } = "posts";

    /// <summary>The success status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The type whose members the request's JSON object may have; null for no body.</summary>
    public Type? Request { get; init; }

    public string RequestMediaType { get; init; } = "application/json";

    /// <summary>Whether the request's body may be left out.</summary>
    public bool RequestIsOptional { get; init; }

    /// <summary>The type of the answer's JSON; null for no body.</summary>
    public Type? Response { get; init; }

    /// <summary>The media type of an answer that is not JSON.</summary>
    public string? ResponseMediaType { get; init; }

    /// <summary>Whether it needs the author's key.</summary>
    public bool AuthorOnly { get; init; }

    /// <summary>Whether it needs If-Match.</summary>
    public bool NeedsIfMatch { get; init; }

    /// <summary>The names of the fields of ProblemType that it may answer with, besides those that follow from the above.</summary>
    public string[] Problems { get; init; } = [];
}

/// <summary>Describes a parameter of an HTTP function.</summary>
/// <param name="name">The name in the query or in the route.</param>
/// <param name="description">What it means, with its limits.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ApiParameterAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>A value that works.</summary>
    public string? Example { get; init; }
}
