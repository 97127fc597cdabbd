using System.Text;

namespace ServerlessBlog.Linkbacks.Charsets;

/// <summary>
/// The character encodings in which other blogs write. Those of Japanese are read as browsers do: Shift_JIS is Windows'
/// code page 932. Left out is everything in which ASCII is not ASCII, UTF-7 above all: markup hides in it.
/// </summary>
internal static class TextCharsets
{
    /// <summary>UTF-8 that refuses what is none.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static readonly Encoding ShiftJis = Strict(932);

    public static readonly Encoding EucJp = Strict(51932);

    public static readonly Encoding Iso2022Jp = Strict(50220);

    private static readonly Dictionary<string, Encoding> ByLabel = Labels();

    /// <summary>The encoding that <paramref name="label"/> names; null for none, or none that is read.</summary>
    public static Encoding? Find(string? label) => label is null ? null : ByLabel.GetValueOrDefault(Plain(label));

    /// <summary>Whether <paramref name="label"/> names UTF-7.</summary>
    public static bool IsUtf7(string? label) => label is not null && Plain(label) is "utf-7" or "utf7" or "unicode-1-1-utf-7" or "csunicode11utf7" or "x-unicode-2-0-utf-7";

    /// <summary>The text of <paramref name="bytes"/>; null when one of them is wrong.</summary>
    public static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (ArgumentException)
        {
            // A DecoderFallbackException, or what the table of an old encoding throws.
            return null;
        }
    }

    /// <summary>The same encoding, which puts U+FFFD where a byte is wrong.</summary>
    public static Encoding Lenient(Encoding encoding) =>
        CodePagesEncodingProvider.Instance.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))
        ?? Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));

    private static string Plain(string label) => label.Trim(' ', '\t', '"', '\'').ToLowerInvariant();

    private static Encoding Strict(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static Dictionary<string, Encoding> Labels()
    {
        Dictionary<string, Encoding> labels = new(StringComparer.Ordinal);
        Add(Utf8, "utf-8", "utf8", "us-ascii", "ascii");
        Add(ShiftJis, "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "ms932", "cp932", "windows-31j", "csshiftjis", "csw31j");
        Add(EucJp, "euc-jp", "eucjp", "x-euc-jp", "x-euc", "ujis", "eucjp-win", "eucjp-ms", "cp51932", "cseucpkdfmtjapanese");
        Add(Iso2022Jp, "iso-2022-jp", "iso-2022-jp-ms", "jis", "cp50220", "cp50221", "csiso2022jp");
        Add(Strict(1252), "iso-8859-1", "latin1", "iso8859-1", "windows-1252", "cp1252");
        Add(Strict(28605), "iso-8859-15", "latin9");
        Add(Strict(1251), "windows-1251", "cp1251");
        Add(Strict(20866), "koi8-r");
        Add(Strict(949), "euc-kr", "ks_c_5601-1987", "windows-949");
        Add(Strict(936), "gb2312", "gbk", "gb18030");
        Add(Strict(950), "big5");
        return labels;

        void Add(Encoding encoding, params string[] names)
        {
            foreach (var name in names)
                labels.Add(name, encoding);
        }
    }
}
