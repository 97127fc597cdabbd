using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>
/// The answers to what cannot be done: problem documents (RFC 9457) under /api, pages elsewhere, and no content to a
/// HEAD. Each is a component, named by its problem types.
/// </summary>
internal sealed class ResponseCatalogue(OpenApiDocument document, SchemaCatalogue schemas)
{
    public const string ProblemMediaType = "application/problem+json";

    public const string PageMediaType = "text/html";

    /// <summary>What a path that no operation has is answered with.</summary>
    public const string NoSuchPath = "NoSuchPath";

    /// <summary>The answer for <paramref name="types"/>, which all have one status.</summary>
    public IOpenApiResponse Of(IReadOnlyList<ProblemType> types, bool isApi, bool isHead)
    {
        var name = string.Join("Or", types.Select(ProblemNames.Of)) + (isHead ? "WithoutContent" : isApi ? "" : "Page");
        return Add(name, types, isHead ? [] : [isApi ? ProblemMediaType : PageMediaType]);
    }

    /// <summary>Adds the answers to paths and methods that no operation stands for.</summary>
    public void AddUnmatched()
    {
        Add(ProblemNames.Of(ProblemType.MethodNotAllowed), [ProblemType.MethodNotAllowed], [ProblemMediaType, PageMediaType]);
        Add(NoSuchPath, [ProblemType.NotFound], [ProblemMediaType, PageMediaType]);
    }

    private OpenApiResponseReference Add(string name, IReadOnlyList<ProblemType> types, string[] mediaTypes)
    {
        document.Components!.Responses!.TryAdd(name, new OpenApiResponse
        {
            Description = string.Join("; or: ", types.Select(type => type.Title)) + ".",
            Headers = HeadersOf(types),
            Content = mediaTypes.Length == 0 ? null : mediaTypes.ToDictionary(
                mediaType => mediaType,
                mediaType => mediaType == PageMediaType ? Page() : Problem(types),
                StringComparer.Ordinal),
        });
        return new OpenApiResponseReference(name, document);
    }

    private static OpenApiMediaType Page() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private OpenApiMediaType Problem(IReadOnlyList<ProblemType> types)
    {
        var media = new OpenApiMediaType
        {
            Schema = new OpenApiSchema { AllOf = [schemas.Answer(typeof(ProblemJson)), Restriction(types)] },
        };
        if (types.Count == 1)
        {
            media.Example = ProblemExamples.Of(types[0]);
        }
        else
        {
            media.Examples = types.ToDictionary(
                type => type.Name, IOpenApiExample (type) => new OpenApiExample { Summary = type.Title, Value = ProblemExamples.Of(type) }, StringComparer.Ordinal);
        }

        return media;
    }

    private static OpenApiSchema Restriction(IReadOnlyList<ProblemType> types) => new()
    {
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = types.Count == 1
                ? new OpenApiSchema { Const = types[0].Uri }
                : new OpenApiSchema { Enum = [.. types.Select(type => JsonValue.Create(type.Uri))] },
            ["status"] = new OpenApiSchema { Enum = [types[0].Status] },
        },
    };

    private Dictionary<string, IOpenApiHeader>? HeadersOf(IReadOnlyList<ProblemType> types) =>
        types.Contains(ProblemType.Unauthorized) ? ApiHeaders.Use(document, ApiHeaders.WwwAuthenticate)
        : types.Contains(ProblemType.MethodNotAllowed) ? ApiHeaders.Use(document, ApiHeaders.Allow)
        : types.Contains(ProblemType.Unavailable) || types.Contains(ProblemType.TooMany) ? ApiHeaders.Use(document, ApiHeaders.RetryAfter)
        : null;

    /// <summary>The key of a status in an operation's responses.</summary>
    public static string KeyOf(int status) => status.ToString(CultureInfo.InvariantCulture);
}
