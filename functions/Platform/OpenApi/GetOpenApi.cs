using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>GET /api/openapi.json: what the blog can be asked, made from the code that answers.</summary>
public sealed class GetOpenApi(OpenApiDescription description)
{
    [Function(nameof(GetOpenApi))]
    [PublicCache]
    [ApiOperation("Read this description", Tag = "blog", ResponseMediaType = "application/json", ETag = true, UsesStorage = false)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        description.Document;
}
