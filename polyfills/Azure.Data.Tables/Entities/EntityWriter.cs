using System.Buffers;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Makes JSON of entities.</summary>
static class EntityWriter
{
    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(512);

        // The writer's defaults escape what is not ASCII: emulators garble characters that a network packet splits.
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        if (entity is IDictionary<string, object?> properties)
            WriteProperties(properties, writer);
        else
            EntityShape.Of(entity.GetType()).Write(entity, writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    static void WriteProperties(IDictionary<string, object?> properties, Utf8JsonWriter writer)
    {
        foreach (var (name, value) in properties)
        {
            if (name is not (EntityNames.ETag or EntityNames.Timestamp))
                EdmWriter.WriteAny(writer, name, value);
        }
    }
}
