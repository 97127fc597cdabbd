using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Messaging.ServiceBus.Http;

/// <summary>The namespace's address and the pipeline to it.</summary>
sealed class RuntimeConnection
{
    // Azure.Core's shared transport allows 50 connections to a host. Each waiting receiver holds one, so senders
    // would have to wait for receivers that wait for messages. Trace headers are not sent: the service would
    // take them for properties of the message.
    static readonly HttpClientTransport SharedTransport = new(new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    readonly HttpPipeline _pipeline;
    readonly string? _entityPath;

    RuntimeConnection(Uri endpoint, HttpPipelinePolicy credential, ServiceBusClientOptions options, string? entityPath)
    {
        Endpoint = endpoint;
        TryTimeout = options.RetryOptions.TryTimeout;
        _entityPath = entityPath;
        _pipeline = HttpPipelineBuilder.Build(
            new RuntimeClientOptions(options, SharedTransport), [], [credential], new ResponseClassifier());
    }

    public Uri Endpoint { get; }

    public TimeSpan TryTimeout { get; }

    public static RuntimeConnection Create(string fullyQualifiedNamespace, HttpPipelinePolicy credential, ServiceBusClientOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fullyQualifiedNamespace);
        if (Uri.CheckHostName(fullyQualifiedNamespace) == UriHostNameType.Unknown)
        {
            throw new ArgumentException(
                "The namespace must be a host name such as name.servicebus.windows.net.", nameof(fullyQualifiedNamespace));
        }

        return new(new UriBuilder(Uri.UriSchemeHttps, fullyQualifiedNamespace).Uri, credential, options, entityPath: null);
    }

    public static RuntimeConnection FromConnectionString(string connectionString, ServiceBusClientOptions options)
    {
        var properties = ServiceBusConnectionStringProperties.Parse(connectionString);
        if (properties.Endpoint is not { } endpoint)
            throw new ArgumentException("The Service Bus connection string needs an Endpoint.", nameof(connectionString));
        var address = properties.UseDevelopmentEmulator
            ? new UriBuilder(Uri.UriSchemeHttp, endpoint.Host, endpoint.Port < 0 ? 80 : endpoint.Port)
            : new UriBuilder(Uri.UriSchemeHttps, endpoint.Host);
        return new(address.Uri, Credentials.From(properties), options, properties.EntityPath);
    }

    /// <summary>A connection string for one entity opens no other.</summary>
    public void CheckEntity(string entity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entity);
        if (!string.IsNullOrEmpty(_entityPath) && !string.Equals(entity, _entityPath, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The connection string is for the entity '{_entityPath}' and opens no other.", nameof(entity));
    }

    /// <summary>Sends a request to an entity and returns the answer, whatever its status.</summary>
    /// <exception cref="ServiceBusException">No answer came.</exception>
    public async Task<Response> SendAsync(RuntimeRequest runtimeRequest, CancellationToken cancellationToken)
    {
        var entity = EntityPaths.Escape(runtimeRequest.Entity);
        using var message = _pipeline.CreateMessage();
        message.NetworkTimeout = runtimeRequest.Wait + TryTimeout;
        message.SetProperty(typeof(SasResource), new SasResource(new Uri(Endpoint, entity).AbsoluteUri));
        message.Request.Method = runtimeRequest.Method;
        message.Request.Uri.Reset(new Uri(Endpoint, $"{entity}/{runtimeRequest.Operation}"));
        runtimeRequest.Prepare?.Invoke(message.Request);
        // Without content there would be no Content-Length, which the service asks for.
        message.Request.Content ??= RequestContent.Create(ReadOnlyMemory<byte>.Empty);
        try
        {
            await _pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
        catch (Exception exception) when (Failures.FromNetwork(exception, runtimeRequest.Entity) is { } failure)
        {
            // A cancelled call ends as such, also when tries before had failed in other ways.
            throw cancellationToken.IsCancellationRequested
                ? new TaskCanceledException("The operation was cancelled.", exception, cancellationToken)
                : failure;
        }
    }
}

/// <summary>A request of the HTTP runtime API.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Entity">The queue, topic or subscription, not escaped.</param>
/// <param name="Operation">The rest of the URL, escaped.</param>
sealed record RuntimeRequest(RequestMethod Method, string Entity, string Operation)
{
    /// <summary>How long the service may hold the request before it answers.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Sets headers and content.</summary>
    public Action<Request>? Prepare { get; init; }
}
