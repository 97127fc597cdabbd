using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>Turns each kind of credential into the pipeline policy that signs requests with it, on every try anew.</summary>
static class Credentials
{
    const string Scope = "https://servicebus.azure.net/.default";

    public static HttpPipelinePolicy From(TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new BearerTokenAuthenticationPolicy(credential, Scope);
    }

    public static HttpPipelinePolicy From(AzureNamedKeyCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new SasPolicy(resource =>
        {
            var (name, key) = credential;
            return SasToken.Create(resource, name, key, TimeProvider.System.GetUtcNow() + SasToken.Lifetime);
        });
    }

    public static HttpPipelinePolicy From(AzureSasCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new SasPolicy(_ => credential.Signature);
    }

    public static HttpPipelinePolicy From(ServiceBusConnectionStringProperties properties)
    {
        if (!string.IsNullOrEmpty(properties.SharedAccessSignature))
            return From(new AzureSasCredential(properties.SharedAccessSignature));
        if (!string.IsNullOrEmpty(properties.SharedAccessKeyName) && !string.IsNullOrEmpty(properties.SharedAccessKey))
            return From(new AzureNamedKeyCredential(properties.SharedAccessKeyName, properties.SharedAccessKey));
        throw new ArgumentException(
            "The Service Bus connection string needs SharedAccessKeyName and SharedAccessKey, or SharedAccessSignature.", nameof(properties));
    }

    /// <summary>Sets the Authorization header for the resource that the message names.</summary>
    sealed class SasPolicy(Func<string, string> sign) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (!message.TryGetProperty(typeof(SasResource), out var resource) || resource is not SasResource { Uri: { } uri })
                throw new InvalidOperationException("The request does not say for which entity it is to be signed.");
            message.Request.Headers.SetValue(HttpHeader.Names.Authorization, sign(uri));
        }
    }
}

/// <summary>What a request's signature is for: the entity's address.</summary>
sealed record SasResource(string Uri);
