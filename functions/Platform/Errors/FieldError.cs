namespace ServerlessBlog.Platform.Errors;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Pointer">Where it stands, as a JSON Pointer (RFC 6901), or the name of a query or route parameter.</param>
/// <param name="Detail">One sentence that says what to do.</param>
public sealed record FieldError(string Pointer, string Detail);
