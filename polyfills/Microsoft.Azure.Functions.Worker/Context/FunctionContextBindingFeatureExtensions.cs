using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to a run's result.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result, whatever its type.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new(context, InvocationContext.Of(context).Result);

    /// <summary>The result as <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">The result is of another type or null.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) =>
        InvocationContext.Of(context).Result is T value
            ? new InvocationResult<T>(context, value)
            : throw new InvalidOperationException(
                $"The invocation result is not a {typeof(T).Name}; call GetInvocationResult() without a type.");
}
