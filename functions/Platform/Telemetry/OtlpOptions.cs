using Microsoft.Extensions.Configuration;

namespace ServerlessBlog.Platform.Telemetry;

/// <summary>Whether and where telemetry is sent: the standard settings of OpenTelemetry.</summary>
public static class OtlpOptions
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Endpoints = [Endpoint, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    /// <summary>Whether anything is to be exported at all. Without it, nothing of OpenTelemetry is loaded.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message is one sentence that names it.</exception>
    public static bool IsConfigured(IConfiguration configuration)
    {
        var given = Endpoints.Where(setting => configuration[setting] is { Length: > 0 }).ToList();
        foreach (var setting in given)
        {
            if (!Uri.TryCreate(configuration[setting], UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
                throw new InvalidOperationException($"{setting} must be the http or https URL of an OTLP receiver, such as http://localhost:4317, or be left out.");
        }

        if (configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] is { Length: > 0 } protocol && protocol is not ("grpc" or "http/protobuf"))
            throw new InvalidOperationException("OTEL_EXPORTER_OTLP_PROTOCOL must be grpc or http/protobuf, or be left out.");
        return given.Count > 0 && !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);
    }
}
