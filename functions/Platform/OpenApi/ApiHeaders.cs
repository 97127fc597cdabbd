using Microsoft.OpenApi;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>The headers of requests and answers that clients act on.</summary>
internal static class ApiHeaders
{
    public const string ETag = "ETag";
    public const string Location = "Location";
    public const string Link = "Link";
    public const string Allow = "Allow";
    public const string RetryAfter = "Retry-After";
    public const string WwwAuthenticate = "WWW-Authenticate";

    /// <summary>If-Match where it is needed.</summary>
    public const string IfMatch = "IfMatch";

    /// <summary>If-Match where it is needed only for what exists.</summary>
    public const string IfMatchOfExisting = "IfMatchOfExisting";

    public const string IfNoneMatch = "IfNoneMatch";

    private const string ExampleTag = "\"3-9c56cc51b374c3ba\"";

    /// <summary>Describes all of them.</summary>
    public static void AddTo(OpenApiComponents components)
    {
        components.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            [ETag] = Header("The strong entity tag (RFC 9110, section 8.8.3) of the answer.", ExampleTag, isRequired: true),
            [Location] = Header("The path of what was made.", "/api/posts/twitter-outside-mixi-inside", isRequired: true),
            [Link] = Header("The next page (RFC 8288), where there is one.", "</api/posts?cursor=YWxsCjI1>; rel=\"next\"", isRequired: false),
            [Allow] = Header("The methods that this path has.", "GET, HEAD, POST", isRequired: true),
            [RetryAfter] = Header("The seconds to wait before the next attempt.", "5", isRequired: true),
            [WwwAuthenticate] = Header("The authentication scheme (RFC 6750).", "Bearer", isRequired: true),
        };
        components.Parameters = new Dictionary<string, IOpenApiParameter>(StringComparer.Ordinal)
        {
            [IfMatch] = Parameter("If-Match", "The ETag of what is to be changed, as it was last read.", isRequired: true),
            [IfMatchOfExisting] = Parameter("If-Match", "The ETag of what is to be changed, as it was last read; left out to make it.", isRequired: false),
            [IfNoneMatch] = Parameter("If-None-Match", "The ETag of a copy; while it is current, the answer is 304 without content.", isRequired: false),
        };
    }

    /// <summary>References to the headers called <paramref name="names"/>.</summary>
    public static Dictionary<string, IOpenApiHeader> Use(OpenApiDocument document, params IEnumerable<string> names) =>
        names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document), StringComparer.Ordinal);

    private static OpenApiHeader Header(string description, string example, bool isRequired) => new()
    {
        Description = description,
        Required = isRequired,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };

    private static OpenApiParameter Parameter(string name, string description, bool isRequired) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = isRequired,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = ExampleTag,
    };
}
