using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Walks over the JSON of entities and notes where each property's value is, without decoding it yet.</summary>
/// <remarks>
/// One scanner serves a page: entities of a page mostly have the same properties in the same order, so names are
/// compared with those of the entity before, and only new ones are allocated.
/// </remarks>
sealed class EntityScanner(ReadOnlyMemory<byte> json)
{
    readonly Dictionary<string, PropertyName> known = new(StringComparer.Ordinal);
    readonly List<PropertyName> order = [];
    Field[] fields = new Field[16];
    int count;

    /// <summary>The properties of the entity scanned last.</summary>
    public ReadOnlySpan<Field> Fields => fields.AsSpan(0, count);

    public EdmValue ValueOf(in Field field) => new(json.Span.Slice(field.Start, field.Length), field.Type);

    /// <summary>Scans the object that the reader has just entered, and leaves the reader at its end.</summary>
    public void Scan(ref Utf8JsonReader reader)
    {
        count = 0;
        for (var position = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; position++)
        {
            var name = NameAt(position, ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            switch (name.Role)
            {
                case Role.Type:
                    FieldOf(name.Name).Type = EdmTypes.Parse(reader.ValueSpan);
                    break;
                case Role.Value when reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray):
                    ref var field = ref FieldOf(name.Name);
                    field.Start = start;
                    field.Length = (int)reader.BytesConsumed - start;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    PropertyName NameAt(int position, ref Utf8JsonReader reader)
    {
        if (position < order.Count && reader.ValueTextEquals(order[position].Raw))
            return order[position];

        var raw = reader.GetString()!;
        if (!known.TryGetValue(raw, out var name))
            known.Add(raw, name = PropertyName.Of(raw));
        if (position < order.Count)
            order[position] = name;
        else
            order.Add(name);
        return name;
    }

    // An annotation stands right before or after its value, so the search from the end is short.
    ref Field FieldOf(string name)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (string.Equals(fields[i].Name, name, StringComparison.Ordinal))
                return ref fields[i];
        }

        if (count == fields.Length)
            Array.Resize(ref fields, count * 2);
        fields[count] = new Field { Name = name };
        return ref fields[count++];
    }

    /// <summary>A property: its name, the type of its annotation, and where its value is in the JSON.</summary>
    public struct Field
    {
        public string Name;
        public EdmType Type;
        public int Start;
        public int Length;
    }

    enum Role
    {
        Value,
        Type,
        Ignored,
    }

    readonly record struct PropertyName(string Raw, string Name, Role Role)
    {
        public static PropertyName Of(string raw)
        {
            if (raw.EndsWith(EdmTypes.Annotation, StringComparison.Ordinal))
                return new(raw, raw[..^EdmTypes.Annotation.Length], Role.Type);

            var isControl = raw.Contains("@odata.", StringComparison.Ordinal)
                || (raw.StartsWith("odata.", StringComparison.Ordinal) && raw is not EntityNames.ETag);
            return new(raw, raw, isControl ? Role.Ignored : Role.Value);
        }
    }
}
