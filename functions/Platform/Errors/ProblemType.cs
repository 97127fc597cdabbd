namespace ServerlessBlog.Platform.Errors;

/// <summary>
/// A kind of error, as RFC 9457 section 3.1 describes it: a stable URI that clients compare, a title that is the
/// same each time, and the HTTP status.
/// </summary>
/// <param name="Name">The last part of the type URI.</param>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Title">A short summary, the same for every occurrence.</param>
public sealed record ProblemType(string Name, int Status, string Title)
{
    public static readonly ProblemType InvalidRequest = new("invalid-request", 400, "The request cannot be read");
    public static readonly ProblemType InvalidCursor = new("invalid-cursor", 400, "The cursor is not one of ours");
    public static readonly ProblemType Unauthorized = new("unauthorized", 401, "The author's key is needed");
    public static readonly ProblemType NotFound = new("not-found", 404, "There is nothing here");
    public static readonly ProblemType MethodNotAllowed = new("method-not-allowed", 405, "The method is not allowed here");
    public static readonly ProblemType Conflict = new("conflict", 409, "The resource is in another state");
    public static readonly ProblemType Gone = new("gone", 410, "The post is gone");
    public static readonly ProblemType Stale = new("stale", 412, "The resource has changed since");
    public static readonly ProblemType TooLarge = new("too-large", 413, "The request is too large");
    public static readonly ProblemType UnsupportedMediaType = new("unsupported-media-type", 415, "The media type is not supported");
    public static readonly ProblemType InvalidField = new("invalid-field", 422, "A field is not valid");
    public static readonly ProblemType TitleOnly = new("title-only", 422, "The message says no more than the title");
    public static readonly ProblemType SameText = new("same-text", 422, "Two audiences are told the same");
    public static readonly ProblemType OverLimit = new("over-limit", 422, "The message is too long for the network");
    public static readonly ProblemType OverBudget = new("over-budget", 422, "The month's budget does not suffice");
    public static readonly ProblemType IfMatchRequired = new("if-match-required", 428, "If-Match is required");
    public static readonly ProblemType TooMany = new("too-many", 429, "Too many requests");
    public static readonly ProblemType Unexpected = new("unexpected", 500, "Something went wrong on our side");
    public static readonly ProblemType Unavailable = new("unavailable", 503, "The blog's storage does not answer");

    /// <summary>Every problem type, in the order of their status codes.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        InvalidRequest, InvalidCursor, Unauthorized, NotFound, MethodNotAllowed, Conflict, Gone, Stale, TooLarge,
        UnsupportedMediaType, InvalidField, TitleOnly, SameText, OverLimit, OverBudget, IfMatchRequired, TooMany, Unexpected, Unavailable,
    ];

    /// <summary>The type URI; the same on every blog, so that a script can compare it.</summary>
    public string Uri => $"urn:serverlessblog:problem:{Name}";
}
