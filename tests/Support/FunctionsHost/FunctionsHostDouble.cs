using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// A test double of the Azure Functions host (4.x) for an app that is published as a custom handler with
/// <c>enableProxyingHttpRequest</c>. It behaves as the host was measured to: how it starts, restarts and kills the app, how it
/// routes and passes on HTTP requests, and how it encodes trigger calls.
/// </summary>
public sealed class FunctionsHostDouble : IAsyncDisposable
{
    private static readonly TimeSpan RequestsWait = TimeSpan.FromSeconds(60);

    private readonly HandlerProcess _handler;
    private readonly RequestProxy _proxy = new();
    private readonly TriggerCaller _caller = new();
    private readonly List<MessagePump> _pumps = [];
    private HttpFront? _front;

    private FunctionsHostDouble(FunctionsHostOptions options, HostSettings settings)
    {
        Functions = HostedFunction.ReadAll(options.AppFolder);
        _handler = new HandlerProcess(options, settings);
    }

    /// <summary>The functions that were found, in the host's order.</summary>
    public IReadOnlyList<HostedFunction> Functions { get; }

    /// <summary>Where callers from outside reach the app.</summary>
    public Uri Address => _front!.Address;

    /// <summary>The app's process id.</summary>
    public int HandlerProcessId => _handler.Id;

    /// <summary>How often the app was started.</summary>
    public int HandlerStarts => _handler.Starts;

    /// <summary>The last lines that the app wrote.</summary>
    public string Output => _handler.Output;

    /// <summary>Completes when the host has given the app up after its third crash.</summary>
    public Task Stopped => _handler.Stopped;

    /// <summary>Starts the app, waits until it is ready, and opens the front.</summary>
    /// <exception cref="InvalidOperationException">The app ended instead; the message has its output.</exception>
    public static async Task<FunctionsHostDouble> StartAsync(FunctionsHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = HostSettings.Read(options.AppFolder);
        var host = new FunctionsHostDouble(options, settings);
        try
        {
            await host._handler.PortAsync(CancellationToken.None).WaitAsync(RequestsWait);
            host._front = await HttpFront.StartAsync(
                host.Functions.Where(f => f.TriggerType is "httpTrigger"), settings.RoutePrefix, host.PassOnAsync);
            if (options.PumpMessages)
                host.StartPumps(options, settings);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The port at which the app listens for the host; no caller from outside can know or reach it.</summary>
    public Task<int> HandlerPortAsync() => _handler.PortAsync(CancellationToken.None);

    /// <summary>Runs a timer function.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="isPastDue">Whether the run is late.</param>
    /// <param name="scheduleStatus">The schedule's status as the host writes it, or null for a timer that is not monitored.</param>
    /// <exception cref="InvocationFailedException">The invocation failed.</exception>
    public Task<JsonObject> FireTimerAsync(string function, bool isPastDue = false, JsonNode? scheduleStatus = null)
    {
        var timer = Find(function, "timerTrigger");
        return CallAsync(timer, TriggerBody.Timer(timer, isPastDue, scheduleStatus), CancellationToken.None);
    }

    /// <summary>Runs a queue function for a message, as if it had been received.</summary>
    /// <exception cref="InvocationFailedException">The invocation failed.</exception>
    public Task<JsonObject> DeliverAsync(string function, ServiceBusReceivedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return DeliverAsync(Find(function, "serviceBusTrigger"), message, CancellationToken.None);
    }

    /// <summary>Runs a function with a body that the caller made.</summary>
    /// <exception cref="InvocationFailedException">The invocation failed.</exception>
    public Task<JsonObject> InvokeAsync(string function, JsonObject body) =>
        CallAsync(Functions.Single(f => f.Name.Equals(function, StringComparison.Ordinal)), body, CancellationToken.None);

    /// <summary>Kills the app's process at once, as a function timeout does. The host starts it again.</summary>
    public void KillHandler() => _handler.Kill();

    /// <summary>Lets running requests finish, and then kills the app.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var pump in _pumps)
            await pump.DisposeAsync();
        if (_front is not null)
            await _front.DisposeAsync();
        await _handler.DisposeAsync();
        _proxy.Dispose();
        _caller.Dispose();
    }

    private async Task PassOnAsync(HttpContext http)
    {
        int port;
        try
        {
            port = await _handler.PortAsync(http.RequestAborted).WaitAsync(RequestsWait);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        await _proxy.PassOnAsync(http, port);
    }

    private async Task<JsonObject> CallAsync(HostedFunction function, JsonObject body, CancellationToken cancellationToken) =>
        await _caller.CallAsync(function, body, await _handler.PortAsync(cancellationToken), cancellationToken);

    private Task<JsonObject> DeliverAsync(HostedFunction function, ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        CallAsync(function, TriggerBody.Message(function, message), cancellationToken);

    private void StartPumps(FunctionsHostOptions options, HostSettings settings)
    {
        foreach (var function in Functions.Where(f => f.TriggerType is "serviceBusTrigger"))
        {
            var connection = (string?)function.Trigger["connection"] ?? "AzureWebJobsServiceBus";
            if (!options.Settings.TryGetValue(connection, out var connectionString) || connectionString is null)
                throw new InvalidOperationException($"The setting {connection}, which function {function.Name} names, is missing.");
            var queue = (string)function.Trigger["queueName"]!;
            if (queue is ['%', .., '%'])
                queue = options.Settings[queue.Trim('%')]!;
            _pumps.Add(new MessagePump(connectionString, queue, settings.MaxConcurrentCalls, (message, token) => DeliverAsync(function, message, token)));
        }
    }

    private HostedFunction Find(string name, string triggerType) =>
        Functions.SingleOrDefault(f => f.Name.Equals(name, StringComparison.Ordinal) && f.TriggerType.Equals(triggerType, StringComparison.Ordinal))
        ?? throw new ArgumentException($"The app has no function {name} with a {triggerType}.", nameof(name));
}
