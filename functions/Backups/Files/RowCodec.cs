using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace ServerlessBlog.Backups.Files;

/// <summary>
/// A row of a table as one line of JSON, with every property in its type: texts, truth values and 32-bit numbers as JSON has
/// them, all others as an object whose one member names the type. Properties stand in the order of their names, so that equal
/// rows are equal lines. Times have all their ticks.
/// </summary>
public static class RowCodec
{
    private const string Time = "Timestamp";

    // What every row has besides its properties.
    private static readonly string[] Reserved = ["odata.etag", Time, nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    /// <param name="row">The row.</param>
    /// <param name="withTime">Whether to note when it was last written, which is no part of it.</param>
    public static ReadOnlyMemory<byte> Write(TableEntity row, bool withTime)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(line, Options);
        json.WriteStartObject();
        if (withTime && row.Timestamp is { } written)
            json.WriteString(Time, TextOf(written));
        json.WriteString(nameof(row.PartitionKey), row.PartitionKey);
        json.WriteString(nameof(row.RowKey), row.RowKey);
        foreach (var name in row.Keys.Except(Reserved, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (row[name] is { } value)
                Write(json, name, value);
        }

        json.WriteEndObject();
        json.Flush();
        return line.WrittenMemory;
    }

    /// <summary>The row of a line, without an entity tag. Throws <see cref="JsonException"/>, <see cref="FormatException"/> or <see cref="KeyNotFoundException"/> for what is no such line.</summary>
    public static TableEntity Read(ReadOnlyMemory<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        var row = new TableEntity();
        foreach (var member in json.RootElement.EnumerateObject())
        {
            if (member.NameEquals(Time))
                row.Timestamp = TimeOf(member.Value.GetString()!);
            else
                row[member.Name] = Read(member.Value);
        }

        return row.ContainsKey(nameof(row.PartitionKey)) && row.ContainsKey(nameof(row.RowKey)) ? row : throw new KeyNotFoundException("A row has no keys.");
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            default:
                var (type, form) = FormOf(value);
                json.WriteStartObject(name);
                json.WriteString(type, form);
                json.WriteEndObject();
                break;
        }
    }

    private static (string Type, string Form) FormOf(object value) => value switch
    {
        long number => ("int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset time => ("dateTime", TextOf(time)),
        DateTime time => ("dateTime", TextOf(new DateTimeOffset(time))),
        Guid guid => ("guid", guid.ToString("D")),
        byte[] bytes => ("binary", Convert.ToBase64String(bytes)),
        BinaryData data => ("binary", Convert.ToBase64String(data.ToMemory().Span)),
        _ => throw new NotSupportedException($"A table has no values of {value.GetType()}."),
    };

    private static object Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetInt32(),
        JsonValueKind.Object when value.EnumerateObject().First() is var typed => Read(typed.Name, typed.Value.GetString()!),
        _ => throw new FormatException("A property has no value."),
    };

    private static object Read(string type, string form) => type switch
    {
        "int64" => long.Parse(form, CultureInfo.InvariantCulture),
        "double" => double.Parse(form, CultureInfo.InvariantCulture),
        "dateTime" => TimeOf(form),
        "guid" => Guid.ParseExact(form, "D"),
        "binary" => Convert.FromBase64String(form),
        _ => throw new FormatException($"There is no type {type}."),
    };

    private static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset TimeOf(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
