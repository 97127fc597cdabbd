using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>One property of an entity class: how to get it, set it, read it and write it.</summary>
abstract class PropertyBinding(string name)
{
    public string Name { get; } = name;

    public abstract void Read(object entity, EdmValue value);

    public abstract void Write(object entity, Utf8JsonWriter writer);

    /// <exception cref="NotSupportedException">The property's type has no stored form.</exception>
    public static PropertyBinding Of(PropertyInfo property)
    {
        var name = property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;
        return (PropertyBinding)Activator.CreateInstance(
            typeof(PropertyBinding<,>).MakeGenericType(property.DeclaringType!, property.PropertyType), name, property, EdmCodec.For(property))!;
    }
}

/// <summary>A property of a known type; values are not boxed, and nothing is compiled at run time.</summary>
sealed class PropertyBinding<TEntity, TValue>(string name, PropertyInfo property, EdmCodec<TValue> codec) : PropertyBinding(name)
    where TEntity : class
{
    readonly Func<TEntity, TValue>? get = property.GetMethod?.CreateDelegate<Func<TEntity, TValue>>();
    readonly Action<TEntity, TValue>? set = property.SetMethod?.CreateDelegate<Action<TEntity, TValue>>();

    public override void Read(object entity, EdmValue value) => set?.Invoke((TEntity)entity, codec.Read(value));

    public override void Write(object entity, Utf8JsonWriter writer)
    {
        if (get is not null && get((TEntity)entity) is { } value)
            codec.Write(writer, Name, value);
    }
}
