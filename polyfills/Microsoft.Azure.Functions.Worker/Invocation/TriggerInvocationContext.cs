using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>A run for a timer or a message, with a scope of its own.</summary>
internal sealed class TriggerInvocationContext(
    FunctionDescriptor function,
    object trigger,
    IReadOnlyDictionary<string, object?> bindingData,
    string invocationId,
    IServiceScopeFactory scopes,
    CancellationToken cancellationToken)
    : InvocationContext(function), IAsyncDisposable
{
    private AsyncServiceScope? _scope;
    private IServiceProvider? _services;
    private TraceContext? _traceContext;

    /// <summary>The TimerInfo or the message that started the run.</summary>
    public object Trigger { get; } = trigger;

    public override string InvocationId { get; } = invocationId;

    public override TraceContext TraceContext => _traceContext ??=
        new InvocationTraceContext(Activity.Current?.Id, Activity.Current?.TraceStateString);

    public override IServiceProvider InstanceServices
    {
        get => _services ??= (_scope ??= scopes.CreateAsyncScope()).ServiceProvider;
        set => _services = value;
    }

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? default;

    protected override IReadOnlyDictionary<string, object?> GetBindingData() => bindingData;
}
