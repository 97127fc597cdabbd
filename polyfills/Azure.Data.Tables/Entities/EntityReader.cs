using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Makes entities of answers.</summary>
static class EntityReader<T>
    where T : class, ITableEntity
{
    public static T ReadOne(Response response)
    {
        var json = response.Content.ToMemory();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return Read(Shape(), new EntityScanner(json), ref reader);
    }

    public static IReadOnlyList<T> ReadPage(Response response)
    {
        var json = response.Content.ToMemory();
        var reader = new Utf8JsonReader(json.Span);
        var shape = Shape();
        var scanner = new EntityScanner(json);
        var entities = new List<T>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isList = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isList)
                reader.Skip();
            else
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                    entities.Add(Read(shape, scanner, ref reader));
        }

        return entities;
    }

    static EntityShape? Shape() => typeof(T) == typeof(TableEntity) ? null : EntityShape.Of(typeof(T));

    static T Read(EntityShape? shape, EntityScanner scanner, ref Utf8JsonReader reader)
    {
        scanner.Scan(ref reader);
        if (shape is null)
            return (T)(object)ReadDictionary(scanner);

        var entity = Activator.CreateInstance<T>();
        foreach (ref readonly var field in scanner.Fields)
        {
            if (field.Length > 0)
                shape.Read(entity, field.Name, scanner.ValueOf(field));
        }

        return entity;
    }

    static TableEntity ReadDictionary(EntityScanner scanner)
    {
        var properties = new Dictionary<string, object?>(scanner.Fields.Length, StringComparer.Ordinal);
        foreach (ref readonly var field in scanner.Fields)
        {
            if (field.Length > 0)
            {
                // The one time that comes without an annotation.
                properties[field.Name] = field.Name is EntityNames.Timestamp
                    ? scanner.ValueOf(field).Time()
                    : scanner.ValueOf(field).ToObject();
            }
        }

        return TableEntity.Over(properties);
    }
}
