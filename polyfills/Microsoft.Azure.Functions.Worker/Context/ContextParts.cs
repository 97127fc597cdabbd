namespace Microsoft.Azure.Functions.Worker;

/// <summary>The trigger's data of one run.</summary>
public abstract class BindingContext
{
    /// <summary>Route values, or a message's metadata, by name.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

/// <summary>The distributed trace of one run (W3C Trace Context).</summary>
public abstract class TraceContext
{
    /// <summary>The traceparent value; empty when there is none.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The tracestate value; empty when there is none.</summary>
    public abstract string TraceState { get; }
}
