using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// A test double of the Azure Functions host (4.x) for an app that is published as a custom handler with
/// <c>enableProxyingHttpRequest</c>. It behaves as the host was measured to: how it starts, restarts and kills the app, how it
/// routes and passes on HTTP requests, and when and how it calls triggers. It is one instance; the lock with which instances
/// agree who runs a timer is left out.
/// </summary>
public sealed class FunctionsHostDouble : IAsyncDisposable
{
    // The real host stops itself after two minutes; a test ought to fail sooner.
    private static readonly TimeSpan RequestsWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TriggersDrain = TimeSpan.FromSeconds(10);

    private readonly OutputTail _log;
    private readonly HostSettings _settings;
    private readonly HandlerProcess _handler;
    private readonly Invocations _invocations;
    private readonly RequestProxy _proxy = new();
    private readonly List<MessagePump> _pumps = [];
    private readonly List<TimerPump> _timers = [];
    private HttpFront? _front;

    private FunctionsHostDouble(FunctionsHostOptions options)
    {
        Functions = HostedFunction.ReadAll(options.AppFolder);
        _settings = HostSettings.Read(options);
        _log = new OutputTail(capacity: 2000, options.LogPath);
        _handler = new HandlerProcess(options, _settings, _log);
        _invocations = new Invocations(_handler, _settings, _log);
    }

    /// <summary>The functions that were found, in the host's order.</summary>
    public IReadOnlyList<HostedFunction> Functions { get; }

    /// <summary>Where callers from outside reach the app.</summary>
    public Uri Address => _front!.Address;

    /// <summary>The app's process id.</summary>
    public int HandlerProcessId => _handler.Id;

    /// <summary>How often the app was started.</summary>
    public int HandlerStarts => _handler.Starts;

    /// <summary>The last lines of the host's log: what the app wrote in all its starts, and what the host says about it.</summary>
    public OutputTail Output => _log;

    /// <summary>The invocations of triggers that failed so far. What HTTP functions answer, a 500 too, is no failure to the host.</summary>
    public IReadOnlyList<FailedInvocation> FailedInvocations => _invocations.Failed;

    /// <summary>Completes when the host has given the app up after its third crash.</summary>
    public Task Stopped => _handler.Stopped;

    /// <summary>Starts the app, waits until it is ready, and opens the front.</summary>
    /// <exception cref="InvalidOperationException">The app ended instead; the message has its output.</exception>
    public static async Task<FunctionsHostDouble> StartAsync(FunctionsHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var host = new FunctionsHostDouble(options);
        try
        {
            await host._handler.PortAsync(CancellationToken.None).WaitAsync(RequestsWait);
            host._front = await HttpFront.StartAsync(
                host.Functions.Where(f => f.TriggerType is "httpTrigger"), host._settings.RoutePrefix, options.Port, host.PassOnAsync);
            if (options.PumpMessages)
                host.StartPumps();
            if (options.RunTimers)
                host.StartTimers();
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
        return _invocations.RunAsync(timer, TriggerBody.Timer(timer, isPastDue, scheduleStatus));
    }

    /// <summary>Runs a queue function for a message, as if it had been received.</summary>
    /// <exception cref="InvocationFailedException">The invocation failed.</exception>
    public Task<JsonObject> DeliverAsync(string function, ServiceBusReceivedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var queue = Find(function, "serviceBusTrigger");
        return _invocations.RunAsync(queue, TriggerBody.Message(queue, message));
    }

    /// <summary>Runs a function with a body that the caller made.</summary>
    /// <exception cref="InvocationFailedException">The invocation failed.</exception>
    public Task<JsonObject> InvokeAsync(string function, JsonObject body) =>
        _invocations.RunAsync(Functions.Single(f => f.Name.Equals(function, StringComparison.Ordinal)), body);

    /// <summary>Kills the app's process at once. The host starts it again.</summary>
    public void KillHandler() => _handler.Kill();

    /// <summary>
    /// Kills the whole instance at once, app and host: connections break, nothing is settled, nothing starts again. What is
    /// left is to dispose of it.
    /// </summary>
    public void Die()
    {
        _front?.Die();
        foreach (var timer in _timers)
            timer.Stop();
        foreach (var pump in _pumps)
            pump.Die();
        _handler.Die();
        _invocations.Die();
    }

    /// <summary>Lets running requests finish, gives triggers ten seconds, and then kills the app.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var timer in _timers)
            timer.Stop();
        if (_front is not null)
            await _front.DisposeAsync();
        await Task.WhenAny(Task.WhenAll(_pumps.Select(pump => pump.StopAsync())), Task.Delay(TriggersDrain));
        await _handler.DisposeAsync();
        _invocations.Die();
        foreach (var pump in _pumps)
            await pump.DisposeAsync();
        foreach (var timer in _timers)
            await timer.DisposeAsync();
        _invocations.Dispose();
        _proxy.Dispose();
        _log.Dispose();
    }

    // A request that comes while the app starts, for the first time or again, waits for it.
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
        catch (OperationCanceledException)
        {
            return;
        }

        using var limit = new CancellationTokenSource(_settings.FunctionTimeout);
        await using var kill = limit.Token.Register(_handler.Kill);
        await _proxy.PassOnAsync(http, port);
    }

    private void StartPumps()
    {
        foreach (var function in Functions.Where(f => f.TriggerType is "serviceBusTrigger"))
        {
            var connection = _settings.Setting(function, (string?)function.Trigger["connection"] ?? "AzureWebJobsServiceBus");
            _pumps.Add(new MessagePump(
                connection, _settings.Resolve(function, "queueName"), _settings, message => _invocations.SucceedsAsync(function, TriggerBody.Message(function, message))));
        }
    }

    private void StartTimers()
    {
        foreach (var function in Functions.Where(f => f.TriggerType is "timerTrigger"))
        {
            _timers.Add(new TimerPump(
                function, _settings.Resolve(function, "schedule"), status => _invocations.SucceedsAsync(function, TriggerBody.Timer(function, isPastDue: false, status))));
        }
    }

    private HostedFunction Find(string name, string triggerType) =>
        Functions.SingleOrDefault(f => f.Name.Equals(name, StringComparison.Ordinal) && f.TriggerType.Equals(triggerType, StringComparison.Ordinal))
        ?? throw new ArgumentException($"The app has no function {name} with a {triggerType}.", nameof(name));
}
