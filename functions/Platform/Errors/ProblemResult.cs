using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Platform.Errors;

/// <summary>Writes a problem as <c>application/problem+json</c> (RFC 9457).</summary>
public sealed class ProblemResult(
    ProblemType type, string detail, IReadOnlyList<FieldError>? errors = null, IReadOnlyDictionary<string, string>? headers = null, IReadOnlyList<ComparedText>? texts = null) : IResult
{
    public ProblemResult(ProblemException problem)
        : this(problem.Type, problem.Message, problem.Errors, problem.Headers, problem.Texts)
    {
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var document = new ProblemJson(
            type.Uri, type.Title, type.Status, detail, httpContext.Request.Path.ToUriComponent(),
            errors is { Count: > 0 } ? errors : null,
            texts is { Count: > 0 } ? texts : null);
        var bytes = Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(document, ApiJson.Settings));
        var response = httpContext.Response;
        response.StatusCode = type.Status;
        response.ContentType = "application/problem+json";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        if (type == ProblemType.Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        foreach (var (name, value) in headers ?? new Dictionary<string, string>(StringComparer.Ordinal))
            response.Headers[name] = value;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}

/// <summary>The members of a problem document (RFC 9457, section 3.1) with <c>errors</c> for the fields at fault and <c>texts</c> for those to compare.</summary>
public sealed record ProblemJson(
    [property: ApiMember("What kind of problem; the same on every blog, to be compared.", Format = "uri", Example = "urn:serverlessblog:problem:not-found")] string Type,
    [property: ApiMember("What kind of problem, for people.", Example = "There is nothing here")] string Title,
    [property: ApiMember("The HTTP status.", Example = "404")] int Status,
    [property: ApiMember("One sentence that says what to do.", Example = "There is no such post; look for it in GET /api/posts.")] string Detail,
    [property: ApiMember("The path that was asked for.", Format = "uri-reference", Example = "/api/posts/nobody")] string Instance,
    [property: ApiMember("The fields at fault, if any.")] IReadOnlyList<FieldError>? Errors,
    [property: ApiMember("The texts that do not go together, to be compared.")] IReadOnlyList<ComparedText>? Texts);
