using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>
/// The pipeline's settings. Azure.Core logs requests without their content and writes REDACTED for headers and
/// query parameters that are not named here: signatures and broker properties stay out of the log.
/// </summary>
sealed class RuntimeClientOptions : ClientOptions
{
    public RuntimeClientOptions(ServiceBusClientOptions options, HttpPipelineTransport transport)
    {
        var retry = options.RetryOptions;
        Retry.MaxRetries = retry.MaxRetries;
        Retry.Delay = retry.Delay;
        Retry.MaxDelay = retry.MaxDelay;
        Retry.Mode = retry.Mode == ServiceBusRetryMode.Fixed ? RetryMode.Fixed : RetryMode.Exponential;
        Retry.NetworkTimeout = retry.TryTimeout;
        Diagnostics.LoggedQueryParameters.Add("timeout");
        // The service would take the trace headers for properties of the message.
        Diagnostics.IsDistributedTracingEnabled = false;
        Transport = options.Transport ?? transport;
    }
}
