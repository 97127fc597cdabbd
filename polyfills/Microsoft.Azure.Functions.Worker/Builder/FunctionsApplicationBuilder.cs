using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.CustomHandler;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>
/// Builds a functions app. Where a Functions host is around, the app is its custom handler; otherwise the app
/// listens, runs timers and receives messages by itself.
/// </summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly HostMode _mode;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private bool _built;

    internal FunctionsApplicationBuilder(string[]? args)
    {
        _mode = HostMode.Detect();
        _web = WorkerDefaults.CreateWebBuilder(args ?? [], _mode);
    }

    /// <inheritdoc />
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <summary>The configuration.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <inheritdoc />
    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    /// <inheritdoc />
    public IHostEnvironment Environment => _web.Environment;

    /// <inheritdoc />
    public ILoggingBuilder Logging => _web.Logging;

    /// <inheritdoc />
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <inheritdoc />
    public IServiceCollection Services => _web.Services;

    internal bool UsesAspNetCore { get; set; }

    /// <inheritdoc />
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <inheritdoc />
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        if (_built)
            throw new InvalidOperationException("The application has already been built.");
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Finds and checks the functions and builds the app.</summary>
    /// <exception cref="InvalidOperationException">A function or a setting is wrong; the message is one sentence.</exception>
    public IHost Build()
    {
        if (_built)
            throw new InvalidOperationException("The application has already been built.");
        _built = true;

        var hostJson = HostJson.Load(AppContext.BaseDirectory);
        var functions = FunctionCatalog.Load(FunctionsAssembly(), hostJson.RoutePrefix);
        if (functions.Http.Count > 0 && !UsesAspNetCore)
            throw new InvalidOperationException("HTTP functions need the ASP.NET Core integration: call ConfigureFunctionsWebApplication() on the builder.");

        // MVC's services are many; an app whose functions return IResult starts faster without them.
        if (functions.NeedsMvc)
            Services.AddMvcCore();
        WorkerDefaults.AddWorkerServices(_web, functions, hostJson, _mode, BuildPipeline());

        var app = _web.Build();
        if (_mode.IsCustomHandler)
            app.Use(app.Services.GetRequiredService<TriggerEndpoint>().InvokeAsync);
        app.UseRouting();
        ((IEndpointRouteBuilder)app).DataSources.Add(
            HttpEndpoints.Create(functions.Http, app.Services.GetRequiredService<HttpRunner>()));
        return app;
    }

    private FunctionExecutionDelegate BuildPipeline()
    {
        FunctionExecutionDelegate pipeline = static context =>
        {
            var invocation = InvocationContext.Of(context);
            return invocation.Function.Invoker.InvokeAsync(invocation);
        };
        for (var i = _middleware.Count - 1; i >= 0; i--)
            pipeline = _middleware[i](pipeline);
        return pipeline;
    }

    // The application's name says which assembly holds the functions; normally it is the entry assembly.
    private Assembly FunctionsAssembly() =>
        Assembly.GetEntryAssembly() is { } entry && string.Equals(entry.GetName().Name, Environment.ApplicationName, StringComparison.Ordinal)
            ? entry
            : Assembly.Load(new AssemblyName(Environment.ApplicationName));
}
