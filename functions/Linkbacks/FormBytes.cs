namespace ServerlessBlog.Linkbacks;

/// <summary>
/// The fields of a form (application/x-www-form-urlencoded) as bytes. They are decoded from percents here and from their
/// charset later: who decodes characters first, as most libraries do, breaks every charset but one.
/// </summary>
public sealed class FormBytes
{
    private const int MaxFields = 100;

    private readonly Dictionary<string, byte[]> _fields = new(StringComparer.Ordinal);

    private FormBytes()
    {
    }

    /// <summary>The bytes of the field called <paramref name="name"/>, the first of several; empty for none.</summary>
    public ReadOnlySpan<byte> this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Reads a whole body. What is no percent-encoding stays as it is, as in browsers (URL Standard, section 5.1).</summary>
    public static FormBytes Parse(ReadOnlySpan<byte> body)
    {
        var form = new FormBytes();
        while (!body.IsEmpty && form._fields.Count < MaxFields)
        {
            var field = Next(ref body, (byte)'&');
            var name = Next(ref field, (byte)'=');
            if (!name.IsEmpty)
                form._fields.TryAdd(System.Text.Encoding.Latin1.GetString(Decode(name)), Decode(field));
        }

        return form;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest, byte separator)
    {
        var end = rest.IndexOf(separator);
        var part = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return part;
    }

    private static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Digit(text[i + 1]) is >= 0 and var high && Digit(text[i + 2]) is >= 0 and var low)
            {
                bytes[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                bytes[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
        }

        return bytes[..length];
    }

    private static int Digit(byte c) => char.IsAsciiHexDigit((char)c) ? Convert.ToInt32(((char)c).ToString(), 16) : -1;
}
