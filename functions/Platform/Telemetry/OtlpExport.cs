using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ServerlessBlog.Platform.Telemetry;

/// <summary>
/// Sends spans, numbers and the log by OTLP, as the standard variables of OpenTelemetry say. The Functions host ends the app
/// without a word, so that what is waiting is sent every second, and numbers every ten, unless those variables say otherwise.
/// </summary>
internal static class OtlpExport
{
    private const int Delay = 1_000;
    private const int MetricInterval = 10_000;

    public static void Add(IServiceCollection services, ILoggingBuilder logging, IConfiguration configuration)
    {
        var resource = Resource();
        logging.AddOpenTelemetry(options =>
        {
            options.SetResourceBuilder(resource);
            options.IncludeFormattedMessage = true;
            options.AddOtlpExporter((_, processor) => Hurry(processor.BatchExportProcessorOptions, configuration, "OTEL_BLRP_SCHEDULE_DELAY"));
        });
        services.AddHostedService(_ => new Providers(Traces(resource, configuration), Metrics(resource, configuration)));
    }

    private static TracerProvider Traces(ResourceBuilder resource, IConfiguration configuration) => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(resource)
        .AddSource("Microsoft.AspNetCore", "Microsoft.Azure.Functions.Worker", BlogTelemetry.Name, BlogTelemetry.StorageName)
        .AddOtlpExporter(exporter => Hurry(exporter.BatchExportProcessorOptions, configuration, "OTEL_BSP_SCHEDULE_DELAY"))
        .Build();

    private static MeterProvider Metrics(ResourceBuilder resource, IConfiguration configuration) => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(resource)
        .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", BlogTelemetry.Name)
        .AddOtlpExporter((_, reader) =>
        {
            if (configuration["OTEL_METRIC_EXPORT_INTERVAL"] is null)
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = MetricInterval;
        })
        .Build();

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last and win.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(BlogTelemetry.Name, serviceVersion: AppVersion.Current)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private static void Hurry<T>(BatchExportProcessorOptions<T> options, IConfiguration configuration, string setting)
        where T : class
    {
        if (configuration[setting] is null)
            options.ScheduledDelayMilliseconds = Delay;
    }

    // Made when the app starts, and emptied when it is asked to stop.
    private sealed class Providers(TracerProvider traces, MeterProvider metrics) : IHostedService, IDisposable
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            traces.Dispose();
            metrics.Dispose();
        }
    }
}
