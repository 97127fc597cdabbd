namespace ServerlessBlog.Platform.OpenApi;

/// <summary>Describes a member of a JSON type: its meaning, its limits in requests, and an example.</summary>
/// <param name="description">What it means.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiMemberAttribute(string description) : Attribute
{
    public string Description { get; } = description;

    public ApiAccess Access { get; init; }

    public ApiPlace Place { get; init; }

    /// <summary>Whether a request cannot leave it out, other than a merge patch.</summary>
    public bool RequiredInRequest { get; init; }

    /// <summary>The values it may have, where they are fewer than those of its type.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>The values a request may give, where they are fewer still.</summary>
    public string[] RequestValues { get; init; } = [];

    /// <summary>The fewest code points in a request's text.</summary>
    public int MinLength { get; init; }

    /// <summary>The most code points in a request's text; 0 for no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>The most items in a request's array; 0 for no limit.</summary>
    public int MaxItems { get; init; }

    /// <summary>The most code points in an item of a request's array; 0 for no limit.</summary>
    public int ItemMaxLength { get; init; }

    /// <summary>A regular expression (ECMA-262) that every item of a request's array matches.</summary>
    public string? ItemPattern { get; init; }

    /// <summary>
    /// The name of the file that stands for this member where the request is sent as multipart/form-data (RFC 7578) with the
    /// other members as its fields; null where there is no such form.
    /// </summary>
    public string? File { get; init; }

    /// <summary>The format of a text (JSON Schema Validation, section 7.3), where its type does not tell.</summary>
    public string? Format { get; init; }

    /// <summary>A value: text, time and enumeration as they are, else JSON. Composed from the members of a type unless given.</summary>
    public string? Example { get; init; }
}

/// <summary>Where a member is shown.</summary>
public enum ApiPlace
{
    /// <summary>In lists and alone; its nullability says whether it may be absent.</summary>
    Everywhere,

    /// <summary>Always in the whole resource, never in a list.</summary>
    Whole,

    /// <summary>In the whole resource where it has a value, never in a list.</summary>
    WholeIfAny,
}

/// <summary>Who sets a member.</summary>
public enum ApiAccess
{
    /// <summary>Requests set it.</summary>
    Write,

    /// <summary>The request that makes the resource sets it; later ones may only repeat it.</summary>
    WriteOnce,

    /// <summary>The blog sets it; requests may send it back.</summary>
    Read,
}
