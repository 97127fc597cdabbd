namespace ServerlessBlog.Platform.OpenApi;

/// <summary>Describes an HTTP function for the OpenAPI document; the route and the methods come from its trigger.</summary>
/// <param name="summary">One line that says what it does.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiOperationAttribute(string summary) : Attribute
{
    public string Summary { get; } = summary;

    /// <summary>What the summary has no room for.</summary>
    public string? Description { get; init; }

    /// <summary>The operationId; the function's name unless given.</summary>
    public string? Id { get; init; }

    /// <summary>The group it is shown in; described by an <see cref="ApiTagAttribute"/>.</summary>
    public string Tag { get; init; } = "posts";

    /// <summary>The success status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The success status for who sends the author's key, where it is another; 0 where it is not.</summary>
    public int AuthorStatus { get; init; }

    /// <summary>Another status with the same content, for what is not well; 0 for none.</summary>
    public int UnwellStatus { get; init; }

    /// <summary>Whether it may lead elsewhere (303) instead of answering.</summary>
    public bool MayRedirect { get; init; }

    /// <summary>Whether it makes the resource (201) when there is none, and needs If-Match only when there is one.</summary>
    public bool MayCreate { get; init; }

    /// <summary>The type whose members the request's JSON object may have; null for no body.</summary>
    public Type? Request { get; init; }

    public string RequestMediaType { get; init; } = "application/json";

    /// <summary>Whether the request is what a browser sends of a form: every member is a text, and others are ignored.</summary>
    public bool IsForm => RequestMediaType == Http.MediaTypes.Form;

    /// <summary>Whether the request is text of <see cref="RequestMediaType"/> that no type describes.</summary>
    public bool HasTextRequest { get; init; }

    /// <summary>Whether the request's body may be left out.</summary>
    public bool RequestIsOptional { get; init; }

    /// <summary>The type of the answer's JSON; null for no body.</summary>
    public Type? Response { get; init; }

    /// <summary>The media type of an answer that is not the JSON of a type.</summary>
    public string? ResponseMediaType { get; init; }

    /// <summary>Whether the answer has an entity tag, so that a GET may be answered with 304.</summary>
    public bool ETag { get; init; }

    /// <summary>Whether it needs the author's key.</summary>
    public bool AuthorOnly { get; init; }

    /// <summary>Whether it needs a session of the author's desk.</summary>
    public bool DeskOnly { get; init; }

    /// <summary>Whether it shows more to who sends the author's key.</summary>
    public bool AuthorSeesMore { get; init; }

    /// <summary>Whether it needs If-Match.</summary>
    public bool NeedsIfMatch { get; init; }

    /// <summary>Whether it asks storage or a queue, which may not answer.</summary>
    public bool UsesStorage { get; init; } = true;

    /// <summary>The statuses with which it refuses a request in a form of its own, as its protocol has it, and not with a problem.</summary>
    public int[] Refusals { get; init; } = [];

    /// <summary>The media type of refusals; that of the answer unless given.</summary>
    public string? RefusalMediaType { get; init; }

    /// <summary>The names of the fields of ProblemType that it may answer with, besides those that follow from the above.</summary>
    public string[] Problems { get; init; } = [];
}
