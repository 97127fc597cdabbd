using System.Reflection;
using System.Text.Json;

namespace Azure.Data.Tables;

delegate TValue EdmRead<out TValue>(EdmValue value);

/// <summary>How values of one CLR type are stored.</summary>
sealed record EdmCodec<TValue>(EdmRead<TValue> Read, Action<Utf8JsonWriter, string, TValue> Write);

/// <summary>The CLR types that have a stored form.</summary>
static class EdmCodec
{
    static readonly Dictionary<Type, object> Codecs = new()
    {
        [typeof(string)] = new EdmCodec<string?>(value => value.Text(), EdmWriter.Write),
        [typeof(bool)] = new EdmCodec<bool>(value => value.Boolean(), EdmWriter.Write),
        [typeof(int)] = new EdmCodec<int>(value => value.Int32(), EdmWriter.Write),
        [typeof(long)] = new EdmCodec<long>(value => value.Int64(), EdmWriter.Write),
        [typeof(double)] = new EdmCodec<double>(value => value.Double(), EdmWriter.Write),
        [typeof(Guid)] = new EdmCodec<Guid>(value => value.Guid(), EdmWriter.Write),
        [typeof(DateTimeOffset)] = new EdmCodec<DateTimeOffset>(value => value.Time(), EdmWriter.Write),
        [typeof(DateTime)] = new EdmCodec<DateTime>(value => value.Time().UtcDateTime, EdmWriter.Write),
        [typeof(byte[])] = new EdmCodec<byte[]>(value => value.Bytes(), EdmWriter.Write),
        [typeof(BinaryData)] = new EdmCodec<BinaryData>(value => BinaryData.FromBytes(value.Bytes()), EdmWriter.Write),
    };

    public static object For(PropertyInfo property) =>
        Find(property.PropertyType) ?? throw new NotSupportedException(
            $"{property.DeclaringType}.{property.Name} is of type {property.PropertyType}, which cannot be stored in a table.");

    static object? Find(Type type)
    {
        if (Codecs.TryGetValue(type, out var codec))
            return codec;
        if (type.IsEnum)
            return Make(nameof(EnumOf), type);
        return Nullable.GetUnderlyingType(type) is { } inner && Find(inner) is { } innerCodec
            ? Make(nameof(NullableOf), inner, innerCodec)
            : null;
    }

    static EdmCodec<TEnum> EnumOf<TEnum>()
        where TEnum : struct, Enum =>
        new(value => Enum.Parse<TEnum>(value.Text()!), (writer, name, value) => writer.WriteString(name, value.ToString()));

    static EdmCodec<TValue?> NullableOf<TValue>(EdmCodec<TValue> codec)
        where TValue : struct =>
        new(value => codec.Read(value), (writer, name, value) => codec.Write(writer, name, value!.Value));

    static object Make(string method, Type type, params object[] arguments) =>
        typeof(EdmCodec).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, arguments)!;
}
