using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>A value as it stands in the JSON, with the type that its annotation gave it.</summary>
readonly ref struct EdmValue(ReadOnlySpan<byte> json, EdmType type)
{
    readonly ReadOnlySpan<byte> json = json;

    public bool IsNull => json is [(byte)'n', ..];

    bool IsText => json is [(byte)'"', ..];

    /// <summary>The value in the CLR type that goes best with its protocol type.</summary>
    public object? ToObject() => (json[0], type) switch
    {
        ((byte)'n', _) => null,
        (_, EdmType.Int64) => Int64(),
        (_, EdmType.Double) => Double(),
        (_, EdmType.DateTime) => Time(),
        (_, EdmType.Guid) => Guid(),
        (_, EdmType.Binary) => Bytes(),
        ((byte)'"', _) => Text(),
        ((byte)'t' or (byte)'f', _) => Boolean(),
        _ => Number(),
    };

    /// <summary>A text; null if the value is something else.</summary>
    public string? Text() => IsText ? Read().GetString() : null;

    public bool Boolean() => Read().GetBoolean();

    public int Int32() => Read().GetInt32();

    public long Int64() => IsText ? long.Parse(Text()!, CultureInfo.InvariantCulture) : Read().GetInt64();

    /// <summary>A number, or one of the three that JSON writes as text.</summary>
    public double Double() => IsText
        ? Text() switch
        {
            "Infinity" or "INF" => double.PositiveInfinity,
            "-Infinity" or "-INF" => double.NegativeInfinity,
            var text => double.Parse(text!, CultureInfo.InvariantCulture),
        }
        : Read().GetDouble();

    public Guid Guid() => System.Guid.Parse(Text()!);

    public DateTimeOffset Time() => Read().GetDateTimeOffset();

    public byte[] Bytes() => Read().GetBytesFromBase64();

    object Number()
    {
        var reader = Read();
        return reader.TryGetInt32(out var small) ? small
            : reader.TryGetInt64(out var large) ? large
            : (object)reader.GetDouble();
    }

    Utf8JsonReader Read()
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader;
    }
}
