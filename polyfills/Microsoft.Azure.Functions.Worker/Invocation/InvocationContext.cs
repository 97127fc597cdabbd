namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>One run of a function. Everything that a run may not need is made on first use.</summary>
internal abstract class InvocationContext(FunctionDescriptor function) : FunctionContext
{
    private IDictionary<object, object>? _items;
    private BindingContext? _bindingContext;

    /// <summary>The function that runs.</summary>
    public FunctionDescriptor Function { get; } = function;

    /// <summary>What the function returned, or what middleware put in its place.</summary>
    public object? Result { get; set; }

    public override string FunctionId => Function.Id;

    public override FunctionDefinition FunctionDefinition => Function;

    public override IDictionary<object, object> Items
    {
        get => _items ??= CreateItems();
        set => _items = value;
    }

    public override BindingContext BindingContext => _bindingContext ??= new InvocationBindingContext(GetBindingData());

    /// <summary>The run behind a context.</summary>
    /// <exception cref="InvalidOperationException">The context was not made by this worker.</exception>
    public static InvocationContext Of(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context as InvocationContext
            ?? throw new InvalidOperationException($"{context.GetType().Name} was not created by the worker.");
    }

    protected abstract IReadOnlyDictionary<string, object?> GetBindingData();

    protected virtual Dictionary<object, object> CreateItems() => [];

    private sealed class InvocationBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
    }
}

/// <summary>The W3C trace of a run.</summary>
internal sealed class InvocationTraceContext(string? traceParent, string? traceState) : TraceContext
{
    public override string TraceParent { get; } = traceParent ?? "";

    public override string TraceState { get; } = traceState ?? "";
}
