using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Platform.Telemetry;

/// <summary>Registers what makes a request traceable, and the exporter where one is configured.</summary>
public static class TelemetryServices
{
    /// <exception cref="InvalidOperationException">A setting is wrong; the message is one sentence that names it.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, ILoggingBuilder logging, IConfiguration configuration)
    {
        TraceIds.Begin();
        logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (OtlpOptions.IsConfigured(configuration))
            AddExport(services, logging, configuration);
        return services;
    }

    // A method of its own: the assemblies of OpenTelemetry are loaded when it is called, and not before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddExport(IServiceCollection services, ILoggingBuilder logging, IConfiguration configuration) =>
        OtlpExport.Add(services, logging, configuration);
}
