using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace ServerlessBlog.Tests.Support.OpenApi;

/// <summary>
/// Holds answers to the blog's own description (<c>GET /api/openapi.json</c>): the path, the method and the status
/// are described, the media type is one of those described, JSON matches its schema without a member more, and the
/// headers that are promised are there.
/// </summary>
public sealed class OpenApiContract
{
    private readonly JsonObject _document;
    private readonly JsonSchemaChecker _checker;

    private OpenApiContract(JsonObject document) => (_document, _checker) = (document, new JsonSchemaChecker(document, refuseUndescribed: true));

    public static OpenApiContract Parse(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>Fails unless the answer is described. For the headers too, give the whole response.</summary>
    public void AssertDescribed(string method, string path, int status, string? contentType, string body) =>
        Fail(method, path, status, body, Violations(method, path, status, contentType, body, hasHeader: null));

    /// <summary>Fails unless the answer to the request that it carries is described. Leaves its content readable.</summary>
    public async Task AssertDescribedAsync(HttpResponseMessage response, CancellationToken cancellationToken = default)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var request = response.RequestMessage!;
        var (method, path, status) = (request.Method.Method, request.RequestUri!.PathAndQuery, (int)response.StatusCode);
        Fail(method, path, status, body, Violations(method, path, status, response.Content.Headers.ContentType?.ToString(), body, HasHeader));

        bool HasHeader(string name) =>
            response.Headers.NonValidated.Contains(name) || response.Content.Headers.NonValidated.Contains(name);
    }

    /// <summary>What of an answer is not described; empty when all of it is.</summary>
    public IReadOnlyList<string> Violations(string method, string path, int status, string? contentType, string body, Func<string, bool>? hasHeader)
    {
        if (ResponseOf(method, path, status) is not { } response)
            return ["There is no such answer in the description."];
        List<string> violations = [];
        foreach (var (name, header) in response["headers"] as JsonObject ?? [])
        {
            if (hasHeader is not null && _checker.Resolve(header!.AsObject())["required"]?.GetValue<bool>() == true && !hasHeader(name))
                violations.Add($"The header {name} is promised and missing.");
        }

        violations.AddRange(ContentViolations(response["content"] as JsonObject ?? [], method, path, contentType, body));
        return violations;
    }

    private IEnumerable<string> ContentViolations(JsonObject content, string method, string path, string? contentType, string body)
    {
        if (content.Count == 0 || HttpMethods.IsHead(method))
            return body.Length == 0 ? [] : ["No content is described here."];
        var mediaType = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType! : "none";
        if (content[mediaType] is not JsonObject media)
            return [$"The media type {mediaType} is not described here."];
        // The responses for paths and methods that are not described have both forms.
        if (content.Count > 1 && IsApi(path) != mediaType.EndsWith("json", StringComparison.Ordinal))
            return [$"The media type {mediaType} is of another part of the blog."];
        if (!mediaType.EndsWith("json", StringComparison.Ordinal))
            return body.Length > 0 ? [] : ["The content is empty."];
        try
        {
            return _checker.Violations(JsonNode.Parse(body), media["schema"]!.AsObject());
        }
        catch (JsonException exception)
        {
            return [$"The content is not JSON: {exception.Message}"];
        }
    }

    // A path or a method that no operation has is answered as two components of these names say.
    private JsonObject? ResponseOf(string method, string path, int status)
    {
        if (DescribedPaths.Find(_document, path) is not var (_, item))
            return status == 404 ? Component("NoSuchPath") : null;
        if (item[method.ToLowerInvariant()] is not JsonObject operation)
            return status == 405 ? Component("MethodNotAllowed") : null;
        return operation["responses"]![status.ToString(CultureInfo.InvariantCulture)] is JsonObject response ? _checker.Resolve(response) : null;
    }

    private JsonObject Component(string name) => _document["components"]!["responses"]![name]!.AsObject();

    private static bool IsApi(string path) => new PathString(path.Split('?')[0]).StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static void Fail(string method, string path, int status, string body, IReadOnlyList<string> violations)
    {
        if (violations.Count > 0)
            throw new ShouldAssertException($"{method} {path} answered {status}, which is not as described:\n- {string.Join("\n- ", violations)}\nThe content begins: {body[..Math.Min(body.Length, 500)]}");
    }
}
