using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Platform.Errors;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Pointer">Where it stands, as a JSON Pointer (RFC 6901), or the name of a query or route parameter.</param>
/// <param name="Detail">One sentence that says what to do.</param>
public sealed record FieldError(
    [property: ApiMember("Where it stands, as a JSON Pointer (RFC 6901), or the name of a parameter.", Example = "/title")] string Pointer,
    [property: ApiMember("One sentence that says what to do.", Example = "A post needs a title of 1 to 200 characters.")] string Detail);
