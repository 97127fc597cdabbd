using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Writes values as the protocol wants them, with an annotation where JSON does not show the type.</summary>
static class EdmWriter
{
    public static void Write(Utf8JsonWriter writer, string name, string? value) => writer.WriteString(name, value);

    public static void Write(Utf8JsonWriter writer, string name, bool value) => writer.WriteBoolean(name, value);

    public static void Write(Utf8JsonWriter writer, string name, int value) => writer.WriteNumber(name, value);

    // As a text: JSON readers may lose digits of a number beyond 2^53.
    public static void Write(Utf8JsonWriter writer, string name, long value)
    {
        Annotate(writer, name, "Edm.Int64");
        writer.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
    }

    public static void Write(Utf8JsonWriter writer, string name, double value)
    {
        Annotate(writer, name, "Edm.Double");
        if (double.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    public static void Write(Utf8JsonWriter writer, string name, Guid value)
    {
        Annotate(writer, name, "Edm.Guid");
        writer.WriteString(name, value);
    }

    public static void Write(Utf8JsonWriter writer, string name, DateTimeOffset value)
    {
        Annotate(writer, name, "Edm.DateTime");
        writer.WriteString(name, value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <exception cref="NotSupportedException">The time is not in UTC; its meaning would depend on the machine.</exception>
    public static void Write(Utf8JsonWriter writer, string name, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
            throw new NotSupportedException($"The DateTime '{name}' has the kind {value.Kind}; only UTC can be stored.");

        Write(writer, name, new DateTimeOffset(value));
    }

    public static void Write(Utf8JsonWriter writer, string name, byte[] value)
    {
        Annotate(writer, name, "Edm.Binary");
        writer.WriteBase64String(name, value);
    }

    public static void Write(Utf8JsonWriter writer, string name, BinaryData value)
    {
        Annotate(writer, name, "Edm.Binary");
        writer.WriteBase64String(name, value.ToMemory().Span);
    }

    /// <summary>Writes a value by the type it has; nothing for null, which the service does not store.</summary>
    /// <exception cref="NotSupportedException">The type has no stored form.</exception>
    public static void WriteAny(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null: break;
            case string text: Write(writer, name, text); break;
            case bool truth: Write(writer, name, truth); break;
            case int number: Write(writer, name, number); break;
            case long number: Write(writer, name, number); break;
            case double number: Write(writer, name, number); break;
            case Guid guid: Write(writer, name, guid); break;
            case DateTimeOffset time: Write(writer, name, time); break;
            case DateTime time: Write(writer, name, time); break;
            case byte[] bytes: Write(writer, name, bytes); break;
            case BinaryData data: Write(writer, name, data); break;
            default:
                throw new NotSupportedException($"'{name}' is of type {value.GetType()}, which cannot be stored in a table.");
        }
    }

    static void Annotate(Utf8JsonWriter writer, string name, string type) =>
        writer.WriteString(name + EdmTypes.Annotation, type);
}
