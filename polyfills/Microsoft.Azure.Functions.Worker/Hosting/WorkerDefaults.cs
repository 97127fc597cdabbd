using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.CustomHandler;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Azure.Functions.Worker.Standalone.Queues;
using Microsoft.Azure.Functions.Worker.Standalone.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The server, configuration and logging of the app: only what it needs, because start-up time counts.</summary>
internal static class WorkerDefaults
{
    private const string StandaloneUrl = "http://127.0.0.1:7071";

    // The Functions host's own limit.
    private const long MaxRequestBodySize = 104_857_600;

    public static WebApplicationBuilder CreateWebBuilder(string[] args, HostMode mode)
    {
        var bootstrap = new ConfigurationManager();
        AddHostSources(bootstrap, mode);
        bootstrap.AddCommandLine(args);
        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = bootstrap["applicationName"],
            ContentRootPath = bootstrap["contentRoot"] ?? AppContext.BaseDirectory,
            EnvironmentName = bootstrap["environment"],
        });
        web.Configuration.AddJsonFile("appsettings.json", optional: true, reloadOnChange: false);
        web.Configuration.AddJsonFile($"appsettings.{web.Environment.EnvironmentName}.json", optional: true, reloadOnChange: false);
        if (web.Environment.IsDevelopment() && Assembly.GetEntryAssembly() is { } entry)
            web.Configuration.AddUserSecrets(entry, optional: true, reloadOnChange: false);
        AddHostSources(web.Configuration, mode);
        web.Configuration.AddEnvironmentVariables();
        web.Configuration.AddCommandLine(args);
        ConfigureServer(web, mode);
        ConfigureLogging(web);
        web.Services.AddRouting();
        return web;
    }

    public static void AddWorkerServices(
        WebApplicationBuilder web,
        FunctionCatalog functions,
        HostJson hostJson,
        HostMode mode,
        FunctionExecutionDelegate pipeline)
    {
        web.Services.AddSingleton(pipeline);
        web.Services.AddSingleton<HttpRunner>();
        web.Services.AddSingleton<TriggerRunner>();
        if (mode.Port is { } port)
        {
            // Last, so that no configuration that the app has added names another address.
            web.WebHost.UseUrls($"http://127.0.0.1:{port}");
            web.WebHost.PreferHostingUrls(true);
            web.Services.AddSingleton(new TriggerGate(functions.Triggered, port));
            web.Services.AddSingleton<TriggerEndpoint>();
            return;
        }

        web.Services.AddSingleton(functions);
        web.Services.AddSingleton(hostJson);
        web.Services.TryAddSingleton(TimeProvider.System);
        web.Services.AddHostedService<TimerService>();
        web.Services.AddHostedService<QueueService>();

        // Requests, messages and timers finish side by side.
        web.Services.Configure<HostOptions>(options => options.ServicesStopConcurrently = true);
    }

    private static void AddHostSources(ConfigurationManager configuration, HostMode mode)
    {
        configuration.AddEnvironmentVariables("DOTNET_");

        // Under the Functions host its own ASPNETCORE_ variables are inherited; they are not meant for the app.
        if (!mode.IsCustomHandler)
            configuration.AddEnvironmentVariables("ASPNETCORE_");
        configuration.AddEnvironmentVariables("AZURE_FUNCTIONS_");
    }

    private static void ConfigureServer(WebApplicationBuilder web, HostMode mode)
    {
        var kestrel = web.Configuration.GetSection("Kestrel");
        web.WebHost.UseKestrelCore();
        if (!mode.IsCustomHandler)
        {
            if (kestrel.GetChildren().Any())
                web.WebHost.UseKestrelHttpsConfiguration();
            if (web.Configuration["urls"] is null && web.Configuration["http_ports"] is null && !kestrel.GetSection("Endpoints").Exists())
                web.WebHost.UseUrls(StandaloneUrl);
        }

        web.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxRequestBodySize;
            if (mode.IsCustomHandler)
                options.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
            else
                options.Configure(kestrel);
        });
    }

    private static void ConfigureLogging(WebApplicationBuilder web)
    {
        // The Functions host takes each line for an entry, and lines of standard error for errors, or for warnings if they
        // say "warn", as the console's lines of warnings do. These are defaults: they come before what reads Logging:Console,
        // so that its FormatterName (json, say) and FormatterOptions win. Scopes hold the ids of the trace.
        web.Services.Configure<ConsoleLoggerOptions>(options =>
            (options.LogToStandardErrorThreshold, options.FormatterName) = (LogLevel.Warning, ConsoleFormatterNames.Simple));
        web.Services.Configure<SimpleConsoleFormatterOptions>(options => (options.SingleLine, options.IncludeScopes) = (true, true));
        web.Services.Configure<JsonConsoleFormatterOptions>(options =>
            (options.IncludeScopes, options.UseUtcTimestamp, options.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        web.Logging.AddConsole();
        web.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // Logs every request, and opens a scope for it; failures are logged by the worker.
        web.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        web.Logging.AddConfiguration(web.Configuration.GetSection("Logging"));
    }
}
