using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Describes a function.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The method's parameters.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>The file of the assembly that holds the method; empty in a single-file app.</summary>
    public abstract string PathToAssembly { get; }

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

/// <summary>Describes a parameter of a function's method.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
public class FunctionParameter(string name, Type type)
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>The parameter's type.</summary>
    public Type Type { get; } = type ?? throw new ArgumentNullException(nameof(type));
}
