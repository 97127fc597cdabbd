using System.Globalization;
using System.Text;
using System.Xml;

namespace Azure.Data.Tables;

/// <summary>Turns values into OData literals, so that no value can become a part of the filter's syntax.</summary>
static class ODataFilter
{
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = new object[filter.ArgumentCount];
        for (var i = 0; i < literals.Length; i++)
            literals[i] = Literal(filter, i);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    static string Literal(FormattableString filter, int index) => filter.GetArgument(index) switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        sbyte or byte or short or ushort or int or uint or decimal or float or double =>
            ((IFormattable)filter.GetArgument(index)!).ToString(null, CultureInfo.InvariantCulture),
        long number => $"{number.ToString(CultureInfo.InvariantCulture)}L",
        ulong number => $"{number.ToString(CultureInfo.InvariantCulture)}L",
        Guid guid => $"guid'{guid}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data.ToMemory().Span)}'",
        DateTimeOffset time => Time(time.UtcDateTime),
        DateTime time => Time(time.ToUniversalTime()),
        string text => Quote(text),
        char letter => Quote(letter.ToString()),
        StringBuilder text => Quote(text.ToString()),
        var value => throw new ArgumentException(
            $"Unable to convert argument {index} from type {value.GetType()} to an OData literal.", nameof(filter)),
    };

    static string Time(DateTime time) => $"datetime'{XmlConvert.ToString(time, XmlDateTimeSerializationMode.RoundtripKind)}'";

    static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
