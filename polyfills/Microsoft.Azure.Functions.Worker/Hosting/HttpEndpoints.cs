using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// One ASP.NET Core endpoint for each HTTP function. A method that a function does not list falls through to
/// a less specific function that takes it, so that an app's catch-all can answer 404 and 405 itself.
/// </summary>
internal static class HttpEndpoints
{
    public static EndpointDataSource Create(IEnumerable<HttpFunction> functions, HttpRunner runner) =>
        new DefaultEndpointDataSource(functions.Select(f => Create(f, runner)));

    private static Endpoint Create(HttpFunction function, HttpRunner runner)
    {
        var descriptor = function.Function;
        var builder = new RouteEndpointBuilder(http => runner.RunAsync(descriptor, http), function.Pattern, order: 0)
        {
            DisplayName = descriptor.Name,
        };
        if (function.Methods.Count > 0)
            builder.Metadata.Add(new HttpMethodMetadata(function.Methods));
        return builder.Build();
    }
}
