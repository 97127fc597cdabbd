using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Describes a function.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Full type name, a dot and the method's name.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Identifies the function; the same in every run.</summary>
    public abstract string Id { get; }

    /// <summary>The function's name.</summary>
    public abstract string Name { get; }

    /// <summary>Input bindings by name, the trigger among them.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>Output bindings by name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}

/// <summary>Describes a binding.</summary>
public abstract class BindingMetadata
{
    /// <summary>The bound parameter's name, or $return.</summary>
    public abstract string Name { get; }

    /// <summary>The type as in function.json, for example httpTrigger.</summary>
    public abstract string Type { get; }

    /// <summary>Whether data comes in or goes out.</summary>
    public abstract BindingDirection Direction { get; }
}

/// <summary>Whether a binding brings data in or takes it out.</summary>
public enum BindingDirection
{
    /// <summary>Brings data in.</summary>
    In,

    /// <summary>Takes data out.</summary>
    Out,
}
