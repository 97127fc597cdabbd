using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>Makes the operation of one method of one route.</summary>
internal sealed class OperationBuilder(OpenApiDocument document, SchemaCatalogue schemas, ResponseCatalogue problems)
{
    /// <summary>The name of the security scheme.</summary>
    public const string AuthorKey = "authorKey";

    /// <summary>The name of the security scheme of the desk's pages.</summary>
    public const string DeskSession = "deskSession";

    public OpenApiOperation Build(ApiRoute route, HttpMethod method)
    {
        var operation = route.Operation;
        var isHead = method == HttpMethod.Head;
        return new OpenApiOperation
        {
            OperationId = isHead ? route.Id + "Head" : route.Id,
            Summary = isHead ? operation.Summary + " (the headers alone)" : operation.Summary,
            Description = operation.Description,
            Tags = new HashSet<OpenApiTagReference> { new(operation.Tag, document) },
            Parameters = [.. Parameters(route, method)],
            RequestBody = operation.HasTextRequest ? TextRequest(operation) : operation.Request is null ? null : RequestBody(route, method),
            Responses = Responses(route, method),
            Security = Security(operation),
        };
    }

    private IEnumerable<IOpenApiParameter> Parameters(ApiRoute route, HttpMethod method)
    {
        var inPath = ApiRoute.NamesIn(route.Path).ToList();
        foreach (var parameter in route.Parameters)
            yield return Parameter(parameter, inPath.Contains(parameter.Name, StringComparer.Ordinal));
        if (route.Operation.NeedsIfMatch)
            yield return new OpenApiParameterReference(ApiHeaders.IfMatch, document);
        if (route.Operation.MayCreate)
            yield return new OpenApiParameterReference(ApiHeaders.IfMatchOfExisting, document);
        if (CanBeNotModified(route.Operation, method))
            yield return new OpenApiParameterReference(ApiHeaders.IfNoneMatch, document);
    }

    private static OpenApiParameter Parameter(ApiParameterAttribute parameter, bool isInPath)
    {
        var isNumber = parameter.Maximum > 0;
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = isInPath ? ParameterLocation.Path : ParameterLocation.Query,
            Description = parameter.Description,
            Required = isInPath,
            Schema = isNumber
                ? new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Minimum = ResponseCatalogue.KeyOf(parameter.Minimum),
                    Maximum = ResponseCatalogue.KeyOf(parameter.Maximum),
                    Default = parameter.Default == 0 ? null : parameter.Default,
                }
                : new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Pattern = parameter.Pattern,
                    Enum = parameter.Values.Length > 0 ? [.. parameter.Values] : null,
                },
            Example = parameter.Example is null ? null
                : isNumber ? int.Parse(parameter.Example, System.Globalization.CultureInfo.InvariantCulture)
                : parameter.Example,
        };
    }

    private OpenApiRequestBody RequestBody(ApiRoute route, HttpMethod method)
    {
        var content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [route.Operation.RequestMediaType] = new()
            {
                Schema = schemas.Request(route, method),
                Example = JsonExamples.Request(route.Operation.Request!, method),
            },
        };
        if (schemas.Upload(route) is { } upload)
            content[Http.MediaTypes.Multipart] = new OpenApiMediaType { Schema = upload };
        return new OpenApiRequestBody { Required = !route.Operation.RequestIsOptional, Content = content };
    }

    private static OpenApiRequestBody TextRequest(ApiOperationAttribute operation) => new()
    {
        Required = !operation.RequestIsOptional,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [operation.RequestMediaType] = AnyText() },
    };

    private OpenApiResponses Responses(ApiRoute route, HttpMethod method)
    {
        var operation = route.Operation;
        var isHead = method == HttpMethod.Head;
        var responses = new OpenApiResponses { [ResponseCatalogue.KeyOf(operation.Status)] = Success(route, operation.Status, isHead) };
        if (operation.MayCreate)
            responses.Add("201", Success(route, StatusCodes.Status201Created, isHead));
        if (operation.AuthorStatus != 0)
            responses.Add(ResponseCatalogue.KeyOf(operation.AuthorStatus), Success(route, operation.AuthorStatus, isHead));
        if (operation.UnwellStatus != 0)
            responses.Add(ResponseCatalogue.KeyOf(operation.UnwellStatus), Success(route, operation.UnwellStatus, isHead));
        if (operation.MayRedirect)
            responses.Add("303", Success(route, StatusCodes.Status303SeeOther, isHead));
        if (CanBeNotModified(operation, method))
            responses.Add("304", new OpenApiResponse { Description = "The copy is current.", Headers = ApiHeaders.Use(document, ApiHeaders.ETag) });
        foreach (var status in operation.Refusals)
            responses.Add(ResponseCatalogue.KeyOf(status), Refusal(operation, status));
        foreach (var group in route.Problems().GroupBy(type => type.Status))
            responses.Add(ResponseCatalogue.KeyOf(group.Key), problems.Of([.. group], route.IsApi, isHead));
        return responses;
    }

    private OpenApiResponse Success(ApiRoute route, int status, bool isHead)
    {
        var operation = route.Operation;
        List<string> headers = [];
        if (status == StatusCodes.Status303SeeOther)
            return new OpenApiResponse { Description = "Go on there.", Headers = ApiHeaders.Use(document, ApiHeaders.Location) };
        if (operation.ETag)
            headers.Add(ApiHeaders.ETag);
        if (status is StatusCodes.Status201Created or StatusCodes.Status202Accepted)
            headers.Add(ApiHeaders.Location);
        if (route.IsPaged && operation.Response is not null)
            headers.Add(ApiHeaders.Link);
        return new OpenApiResponse
        {
            Description = status switch
            {
                StatusCodes.Status201Created => "Made.",
                StatusCodes.Status202Accepted => "Taken; what becomes of it is decided later.",
                StatusCodes.Status204NoContent => "Done.",
                StatusCodes.Status503ServiceUnavailable => "The same, where something is not well.",
                _ => "As asked.",
            },
            Headers = headers.Count == 0 ? null : ApiHeaders.Use(document, headers),
            Content = isHead ? null : Content(route),
        };
    }

    private OpenApiResponse Refusal(ApiOperationAttribute operation, int status) => new()
    {
        Description = "Refused; the content says why.",
        Headers = status == StatusCodes.Status429TooManyRequests ? ApiHeaders.Use(document, ApiHeaders.RetryAfter) : null,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [operation.RefusalMediaType ?? operation.ResponseMediaType!] = AnyText() },
    };

    private static OpenApiMediaType AnyText() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private Dictionary<string, OpenApiMediaType>? Content(ApiRoute route)
    {
        var operation = route.Operation;
        if (operation.Response is { } type)
        {
            return new(StringComparer.Ordinal)
            {
                [operation.ResponseMediaType ?? "application/json"] = new() { Schema = schemas.Answer(type), Example = JsonExamples.Answer(route) },
            };
        }

        if (operation.ResponseMediaType is not { } mediaType)
            return null;
        var isJson = mediaType.EndsWith("json", StringComparison.Ordinal);
        return new(StringComparer.Ordinal)
        {
            [mediaType] = new() { Schema = new OpenApiSchema { Type = isJson ? JsonSchemaType.Object : JsonSchemaType.String } },
        };
    }

    private List<OpenApiSecurityRequirement> Security(ApiOperationAttribute operation)
    {
        List<OpenApiSecurityRequirement> security = [];
        if (operation.AuthorSeesMore)
            security.Add([]);
        if (operation.AuthorSeesMore || operation.AuthorOnly)
            security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(AuthorKey, document)] = [] });
        if (operation.DeskOnly)
            security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DeskSession, document)] = [] });
        return security;
    }

    private static bool CanBeNotModified(ApiOperationAttribute operation, HttpMethod method) =>
        operation.ETag && (method == HttpMethod.Get || method == HttpMethod.Head);
}
