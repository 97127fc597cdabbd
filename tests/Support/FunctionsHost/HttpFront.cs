using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// The host's public side. Routes are tried in the order of the functions' names, and the first that fits takes the
/// request; a method that a function does not list does not fit, so that nothing is ever 405.
/// </summary>
internal sealed class HttpFront : IAsyncDisposable
{
    private static readonly PathString[] Reserved = ["/admin/host", "/admin/functions", "/admin/vfs", "/runtime/webhooks"];

    private readonly WebApplication _app;
    private readonly FrontConnections _connections;

    private HttpFront(WebApplication app, FrontConnections connections, Uri address) => (_app, _connections, Address) = (app, connections, address);

    public Uri Address { get; }

    public static async Task<HttpFront> StartAsync(IEnumerable<HostedFunction> functions, string routePrefix, int port, Func<HttpContext, Task> passOn)
    {
        var connections = new FrontConnections();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = 104_857_600;
            options.Listen(IPAddress.Loopback, port, listen => listen.Use(connections.TrackAsync));
        });
        builder.Services.AddRouting();
        var app = builder.Build();
        app.Use((http, next) =>
        {
            if (Reserved.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else if (http.Request.Path.Value!.Contains("//", StringComparison.Ordinal))
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            else
                return next(http);
            return Task.CompletedTask;
        });

        var routes = new RouteBuilder(app);
        var resolver = app.Services.GetRequiredService<IInlineConstraintResolver>();
        foreach (var function in functions)
            routes.Routes.Add(CreateRoute(function, routePrefix, passOn, resolver));
        app.UseRouter(routes.Build());
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return new HttpFront(app, connections, new Uri(addresses.Single()));
    }

    /// <summary>Breaks every connection, those that are opened from now on too.</summary>
    public void Die() => _connections.Break();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Route CreateRoute(
        HostedFunction function, string routePrefix, Func<HttpContext, Task> passOn, IInlineConstraintResolver resolver)
    {
        var route = (string?)function.Trigger["route"];
        var template = $"{routePrefix.Trim('/')}/{(string.IsNullOrEmpty(route) ? function.Name : route.TrimStart('/'))}".TrimStart('/');
        var constraints = new Dictionary<string, object>(StringComparer.Ordinal);
        if (function.Trigger["methods"] is JsonArray methods)
            constraints["httpMethod"] = new HttpMethodRouteConstraint([.. methods.Select(m => (string)m!)]);
        return new Route(new RouteHandler(http => passOn(http)), function.Name, template, null, constraints!, null, resolver);
    }
}
