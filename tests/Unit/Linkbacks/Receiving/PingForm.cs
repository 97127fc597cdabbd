using System.Text;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

/// <summary>Writes the form of a ping as programs of 2004 did: characters to bytes by some charset, bytes to percents.</summary>
internal static class PingForm
{
    public static readonly Encoding ShiftJis = Strict(932);
    public static readonly Encoding EucJp = Strict(51932);
    public static readonly Encoding Iso2022Jp = Strict(50220);

    public static byte[] Write(Encoding encoding, params (string Name, string Value)[] fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Percent(encoding.GetBytes(field.Value))}")));

    public static string Percent(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var b in bytes)
            text.Append(char.IsAsciiLetterOrDigit((char)b) ? ((char)b).ToString() : $"%{b:X2}");
        return text.ToString();
    }

    private static Encoding Strict(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
