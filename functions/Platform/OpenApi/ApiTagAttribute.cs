namespace ServerlessBlog.Platform.OpenApi;

/// <summary>Describes a group of operations.</summary>
/// <param name="name">The name that <see cref="ApiOperationAttribute.Tag"/> gives.</param>
/// <param name="description">What the operations are about.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApiTagAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;
}
