namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function. Names are unique in an app, without regard to case.</summary>
/// <param name="name">The function's name.</param>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable CA1813 // The official attribute is not sealed.
public class FunctionAttribute(string name) : Attribute
#pragma warning restore CA1813
{
    /// <summary>The function's name.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));
}
