using System.Linq.Expressions;
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
            typeof(PropertyBinding<>).MakeGenericType(property.PropertyType), name, property, EdmCodec.For(property))!;
    }
}

/// <summary>A property of a known type; values are not boxed.</summary>
sealed class PropertyBinding<TValue> : PropertyBinding
{
    readonly EdmCodec<TValue> codec;
    readonly Func<object, TValue>? get;
    readonly Action<object, TValue>? set;

    public PropertyBinding(string name, PropertyInfo property, EdmCodec<TValue> codec)
        : base(name)
    {
        this.codec = codec;
        var entity = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(TValue));
        var access = Expression.Property(Expression.Convert(entity, property.DeclaringType!), property);
        if (property.CanRead)
            get = Expression.Lambda<Func<object, TValue>>(access, entity).Compile();
        if (property.CanWrite)
            set = Expression.Lambda<Action<object, TValue>>(Expression.Assign(access, value), entity, value).Compile();
    }

    public override void Read(object entity, EdmValue value) => set?.Invoke(entity, codec.Read(value));

    public override void Write(object entity, Utf8JsonWriter writer)
    {
        if (get is not null && get(entity) is { } value)
            codec.Write(writer, Name, value);
    }
}
