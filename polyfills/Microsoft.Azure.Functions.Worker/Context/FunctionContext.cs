namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known about one run of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Identifies this run.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Identifies the function; the same in every run.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed trace that this run belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>The trigger's data.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>The services of this run's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>Describes the function.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Values shared within this run.</summary>
#pragma warning disable CA2227 // Settable in the official class.
    public abstract IDictionary<object, object> Items { get; set; }
#pragma warning restore CA2227

    /// <summary>Signalled when the run should stop: the caller left or the app is stopping.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
