using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned; middleware may replace it.</summary>
public class InvocationResult<T>
{
    private readonly FunctionContext _context;
    private T? _value;

    internal InvocationResult(FunctionContext context, T? value)
    {
        _context = context;
        _value = value;
    }

    /// <summary>The value. A new one takes the place of what the function returned.</summary>
    public T? Value
    {
        get => _value;
        set
        {
            _value = value;
            InvocationContext.Of(_context).Result = value;
        }
    }
}

/// <summary>What a function returned; middleware may replace it.</summary>
public sealed class InvocationResult : InvocationResult<object>
{
    internal InvocationResult(FunctionContext context, object? value)
        : base(context, value)
    {
    }
}
