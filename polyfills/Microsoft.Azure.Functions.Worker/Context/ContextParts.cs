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

    /// <summary>Further attributes of the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes => System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>The trace's baggage.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage => System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;
}

/// <summary>The host's retry of one run.</summary>
public abstract class RetryContext
{
    /// <summary>How often the run was retried.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How often it may be retried; -1 means without end.</summary>
    public abstract int MaxRetryCount { get; }
}

/// <summary>The features of one run, by type.</summary>
#pragma warning disable CA1710 // The official name.
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
#pragma warning restore CA1710
{
    /// <summary>Sets a feature.</summary>
    void Set<T>(T instance);

    /// <summary>Gets a feature, or null.</summary>
    T? Get<T>();
}
