using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Runs a function for a timer or a message, in a scope of its own. What the function throws comes out.</summary>
internal sealed class TriggerRunner(FunctionExecutionDelegate pipeline, IServiceScopeFactory scopes)
{
    public async Task RunAsync(
        FunctionDescriptor function,
        object trigger,
        IReadOnlyDictionary<string, object?> bindingData,
        string invocationId,
        CancellationToken cancellationToken)
    {
        await using var context = new TriggerInvocationContext(function, trigger, bindingData, invocationId, scopes, cancellationToken);
        await pipeline(context);
    }
}
