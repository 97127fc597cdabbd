using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>GET /api/openapi.json: what the blog can be asked, made from the code that answers.</summary>
public sealed class GetOpenApi(OpenApiDescription description)
{
    [Function(nameof(GetOpenApi))]
    [ApiOperation("Read this description", Tag = "blog", ResponseMediaType = "application/json", ETag = true, UsesStorage = false)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        new Answer(description);

    private sealed class Answer(OpenApiDescription description) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => description.WriteAsync(httpContext);
    }
}
