using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace ServerlessBlog.Platform.Json;

/// <summary>Times as RFC 3339 writes them: a date, a time and an offset.</summary>
public static partial class Rfc3339
{
    /// <summary>UTC with milliseconds only where there are any: <c>2010-01-03T00:00:00Z</c>.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.Ticks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMillisecond ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a time with its offset; refuses dates without a time and times without an offset.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length <= 40
            && Pattern().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}

internal sealed class Rfc3339Converter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        writer.WriteValue(value is DateTimeOffset time ? Rfc3339.Format(time) : null);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException("Requests are read field by field.");
}
