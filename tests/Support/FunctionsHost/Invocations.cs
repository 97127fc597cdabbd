using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>An invocation that the host would report as failed.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record FailedInvocation(string Function, string Reason);

/// <summary>
/// Invocations of triggers: each ends with success, or fails and is kept and logged. One that takes longer than the function
/// timeout has the app killed.
/// </summary>
internal sealed class Invocations(HandlerProcess handler, HostSettings settings, OutputTail log) : IDisposable
{
    private readonly TriggerCaller _caller = new();
    private readonly ConcurrentQueue<FailedInvocation> _failed = new();
    private readonly CancellationTokenSource _dead = new();

    public IReadOnlyList<FailedInvocation> Failed => [.. _failed];

    /// <summary>Runs a function once, as soon as the app is ready.</summary>
    /// <exception cref="InvocationFailedException">The invocation failed.</exception>
    public async Task<JsonObject> RunAsync(HostedFunction function, JsonObject body)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_dead.Token);
        limit.CancelAfter(settings.FunctionTimeout);
        try
        {
            return await _caller.CallAsync(function, body, await handler.PortAsync(limit.Token), limit.Token);
        }
        catch (OperationCanceledException) when (!_dead.IsCancellationRequested)
        {
            handler.Kill();
            throw Fail(function, string.Create(CultureInfo.InvariantCulture, $"{function.Name} took longer than the function timeout of {settings.FunctionTimeout}."));
        }
        catch (Exception e) when (e is InvocationFailedException or InvalidOperationException or OperationCanceledException)
        {
            throw Fail(function, e.Message);
        }
    }

    /// <summary>As <see cref="RunAsync"/>; false instead of an exception.</summary>
    public async Task<bool> SucceedsAsync(HostedFunction function, JsonObject body)
    {
        try
        {
            await RunAsync(function, body);
            return true;
        }
        catch (InvocationFailedException)
        {
            return false;
        }
    }

    /// <summary>Ends the calls that still run: the host is gone.</summary>
    public void Die() => _dead.Cancel();

    public void Dispose()
    {
        _caller.Dispose();
        _dead.Dispose();
    }

    private InvocationFailedException Fail(HostedFunction function, string reason)
    {
        _failed.Enqueue(new FailedInvocation(function.Name, reason));
        log.Add($"host: Executed 'Functions.{function.Name}' (Failed): {reason}");
        return new InvocationFailedException(reason);
    }
}
