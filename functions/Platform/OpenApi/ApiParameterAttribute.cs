namespace ServerlessBlog.Platform.OpenApi;

/// <summary>
/// Describes a parameter of an HTTP function. On the assembly: a parameter of every route that names it, unless its
/// function describes it otherwise.
/// </summary>
/// <param name="name">The name in the query or in the route.</param>
/// <param name="description">What it means, with its limits.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApiParameterAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>A value that works.</summary>
    public string? Example { get; init; }

    /// <summary>The values it may have, where they can be counted.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>A regular expression (ECMA-262) that every value matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>The smallest number.</summary>
    public int Minimum { get; init; }

    /// <summary>The largest number; 0 for what is no number.</summary>
    public int Maximum { get; init; }

    /// <summary>The number that stands in for an absent one; 0 for none.</summary>
    public int Default { get; init; }
}
