using System.Buffers;
using System.Text;
using ServerlessBlog.Linkbacks.Charsets;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>
/// The text of a source. A byte order mark decides; then what the server says, and the page itself near its beginning;
/// both are held against the bytes.
/// </summary>
internal static class SourceText
{
    // Browsers look at 1,024 bytes; blogs of 2004 put a style sheet before.
    private const int Prescan = 4096;

    private static readonly SearchValues<char> AfterLabel = SearchValues.Create("\"' ;/\t\r\n");

    public static string Decode(OutboundResponse response)
    {
        var bytes = response.Body.Span;
        if (MarkedEncoding(bytes) is var (marked, length))
            return marked.GetString(bytes[length..]);
        var encoding = CharsetGuess.Of(bytes, CharsetLabels.OfContentType(response.ContentType), LabelInside(bytes)) ?? TextCharsets.Utf8;
        return TextCharsets.Lenient(encoding).GetString(bytes);
    }

    private static (Encoding Encoding, int Length)? MarkedEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return (Encoding.UTF8, 3);
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return (Encoding.Unicode, 2);
        return bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? (Encoding.BigEndianUnicode, 2) : null;
    }

    /// <summary>The charset of a meta element, or the encoding of an XML declaration; null for none.</summary>
    private static string? LabelInside(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)]).ToLowerInvariant();
        if (start.StartsWith("<?xml", StringComparison.Ordinal) && start.IndexOf("?>", StringComparison.Ordinal) is > 0 and var end && ValueOf(start[..end], "encoding") is { } encoding)
            return encoding;
        for (var at = 0; (at = start.IndexOf("<meta", at, StringComparison.Ordinal)) >= 0;)
        {
            var close = start.IndexOf('>', at);
            if (close < 0)
                return null;
            if (ValueOf(start[at..close], "charset") is { } charset)
                return charset;
            at = close;
        }

        return null;
    }

    // name = value, with or without quotes; also inside the quotes of a content attribute.
    private static string? ValueOf(string tag, string name)
    {
        var at = tag.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var rest = tag.AsSpan(at + name.Length).TrimStart();
        if (rest.IsEmpty || rest[0] != '=')
            return null;
        rest = rest[1..].TrimStart().TrimStart("\"'");
        var end = rest.IndexOfAny(AfterLabel);
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
