using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ServerlessBlog.Platform.Telemetry;

/// <summary>A span and a number for each storage transaction. It says table or blob, and never which row: a key may be personal.</summary>
/// <param name="service">table or blob.</param>
public sealed class StorageTrace(string service) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The app calls storage asynchronously only.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var method = message.Request.Method.Method;
        using var activity = BlogTelemetry.Storage.StartActivity(ActivityKind.Client, name: $"{service} {method}");
        var status = 0;
        try
        {
            await ProcessNextAsync(message, pipeline);
            status = message.Response.Status;
        }
        finally
        {
            activity?.SetTag("http.request.method", method).SetTag("http.response.status_code", status);
            if (status is 0 or >= 500)
                activity?.SetStatus(ActivityStatusCode.Error);
            BlogTelemetry.CountTransaction(service, method, status);
        }
    }
}
