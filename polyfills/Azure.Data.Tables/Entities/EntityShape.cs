using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>The stored properties of an entity class, found out once.</summary>
/// <remarks>
/// Public properties count, under the name that <see cref="DataMemberAttribute"/> gives them, unless
/// <see cref="IgnoreDataMemberAttribute"/> leaves them out. The members of <see cref="ITableEntity"/> go through the
/// interface, so they may be implemented explicitly.
/// </remarks>
sealed class EntityShape
{
    static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();

    readonly Dictionary<string, PropertyBinding> bindings;

    EntityShape(Type type) =>
        bindings = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(IsStored)
            .Select(PropertyBinding.Of)
            .ToDictionary(binding => binding.Name, StringComparer.Ordinal);

    public static EntityShape Of(Type type) => Shapes.GetOrAdd(type, static type => new EntityShape(type));

    public void Read(ITableEntity entity, string name, EdmValue value)
    {
        if (value.IsNull)
            return;

        switch (name)
        {
            case EntityNames.PartitionKey:
                entity.PartitionKey = value.Text()!;
                break;
            case EntityNames.RowKey:
                entity.RowKey = value.Text()!;
                break;
            case EntityNames.Timestamp:
                entity.Timestamp = value.Time();
                break;
            case EntityNames.ETag:
                entity.ETag = new ETag(value.Text()!);
                break;
            default:
                if (bindings.TryGetValue(name, out var binding))
                    binding.Read(entity, value);
                break;
        }
    }

    public void Write(ITableEntity entity, Utf8JsonWriter writer)
    {
        writer.WriteString(EntityNames.PartitionKey, entity.PartitionKey);
        writer.WriteString(EntityNames.RowKey, entity.RowKey);
        foreach (var binding in bindings.Values)
            binding.Write(entity, writer);
    }

    static bool IsStored(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0
        && property.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey)
            or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag))
        && !property.IsDefined(typeof(IgnoreDataMemberAttribute));
}
