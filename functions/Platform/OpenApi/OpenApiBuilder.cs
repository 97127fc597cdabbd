using System.Reflection;
using Microsoft.OpenApi;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>Describes the HTTP functions of an assembly as an OpenAPI 3.1 document, from their triggers and attributes.</summary>
public static class OpenApiBuilder
{
    private const string Description =
        """
        What a blog can be asked, by people and by programs. JSON is camelCase; times are RFC 3339; a member without a value is absent.
        A list gives `items`, and `next` while there is more; the same path stands in the `Link` header.
        A change to what exists needs `If-Match` with the ETag last read; a stale one changes nothing.
        What goes wrong is told as a problem document (RFC 9457) with a stable `type` under `/api`, and on a page elsewhere.
        A path that is not here is answered as the response `NoSuchPath` says, a method that is not here as `MethodNotAllowed`.
        """;

    /// <summary>
    /// The document. Throws <see cref="InvalidOperationException"/> with a sentence when a function, a parameter or a
    /// member lacks its description.
    /// </summary>
    public static OpenApiDocument Build(Assembly assembly, BlogOptions options)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo { Title = options.Title, Version = AppVersion.Current, Description = Description.ReplaceLineEndings("\n") },
            Servers = [new OpenApiServer { Url = options.BaseUrl.TrimEnd('/') }],
            Tags = assembly.GetCustomAttributes<ApiTagAttribute>()
                .OrderBy(tag => tag.Name, StringComparer.Ordinal)
                .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
                .ToHashSet(),
            Components = Components(),
            Paths = [],
        };
        var schemas = new SchemaCatalogue(document);
        var problems = new ResponseCatalogue(document, schemas);
        var operations = new OperationBuilder(document, schemas, problems);
        problems.AddUnmatched();
        foreach (var path in ApiRoute.Find(assembly).GroupBy(route => route.Path, StringComparer.Ordinal))
        {
            var item = new OpenApiPathItem();
            foreach (var route in path)
            {
                foreach (var method in route.Methods.Select(name => HttpMethod.Parse(name)))
                    item.AddOperation(method, operations.Build(route, method));
            }

            document.Paths.Add(path.Key, item);
        }

        return document;
    }

    private static OpenApiComponents Components()
    {
        var components = new OpenApiComponents
        {
            Schemas = new SortedDictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
            Responses = new SortedDictionary<string, IOpenApiResponse>(StringComparer.Ordinal),
            SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [OperationBuilder.AuthorKey] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "The author's key, as Authorization: Bearer <key> (RFC 6750).",
                },
                [OperationBuilder.DeskSession] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Cookie,
                    Name = "desk",
                    Description = "A session of the author's desk; its pages alone take it.",
                },
            },
        };
        ApiHeaders.AddTo(components);
        return components;
    }
}
