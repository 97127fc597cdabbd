using System.Text;

namespace ServerlessBlog.Linkbacks.Charsets;

/// <summary>
/// Finds out in which encoding bytes are written. Senders say so in several places, and lie: what a label says is believed
/// only where the bytes do not plainly say otherwise.
/// </summary>
internal static class CharsetGuess
{
    private const byte Escape = 0x1B;

    // Of a hundred characters two may be broken: senders cut long texts between bytes.
    private const int BrokenShare = 50;

    private static readonly Encoding[] Guesses = [TextCharsets.EucJp, TextCharsets.ShiftJis];

    /// <summary>
    /// The encoding of <paramref name="bytes"/>: the first label that they bear out, else UTF-8, ISO-2022-JP, EUC-JP or
    /// Shift_JIS. Null when they are none of these.
    /// </summary>
    public static Encoding? Of(ReadOnlySpan<byte> bytes, params IEnumerable<string?> labels)
    {
        var isSevenBit = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0;
        if (isSevenBit)
            return bytes.Contains(Escape) && TextCharsets.Decode(TextCharsets.Iso2022Jp, bytes) is not null ? TextCharsets.Iso2022Jp : TextCharsets.Utf8;

        List<Encoding> named = [.. labels.Select(TextCharsets.Find).OfType<Encoding>().Distinct()];
        var isUtf8 = TextCharsets.Decode(TextCharsets.Utf8, bytes) is { } utf8 && HasWide(utf8);
        foreach (var encoding in named)
        {
            if (TextCharsets.Decode(encoding, bytes) is { } text && (ReferenceEquals(encoding, TextCharsets.Utf8) || (!isUtf8 && IsBorneOut(encoding, text, bytes))))
                return encoding;
        }

        if (TextCharsets.Decode(TextCharsets.Utf8, bytes) is not null)
            return TextCharsets.Utf8;
        return Best(bytes, named) ?? Mended(bytes, named);
    }

    private static Encoding? Best(ReadOnlySpan<byte> bytes, List<Encoding> named)
    {
        Encoding? best = null;
        var bestScore = int.MinValue;
        // In case of a tie, what was named comes first.
        foreach (var encoding in named.Concat(Guesses))
        {
            if (TextCharsets.Decode(encoding, bytes) is { } text && JapaneseLikeness.IsPossible(text) && JapaneseLikeness.Of(text) is var score && score > bestScore)
                (best, bestScore) = (encoding, score);
        }

        return best;
    }

    // Nothing fits to the last byte: what fits but for a few.
    private static Encoding? Mended(ReadOnlySpan<byte> bytes, List<Encoding> named)
    {
        Encoding? best = null;
        var fewest = int.MaxValue;
        foreach (var encoding in named.Append(TextCharsets.Utf8).Concat(Guesses).Select(TextCharsets.Lenient))
        {
            var text = encoding.GetString(bytes);
            var broken = text.Count(c => c == '\uFFFD');
            if (broken < fewest && broken <= 1 + (text.Length / BrokenShare) && JapaneseLikeness.IsPossible(text))
                (best, fewest) = (encoding, broken);
        }

        return best;
    }

    // Three bytes for one character happen in UTF-8 and hardly by chance in anything else.
    private static bool HasWide(string text) => text.AsSpan().IndexOfAnyInRange('\u0800', '\uFFFF') >= 0;

    // Whatever bytes there are, an encoding of one byte a character finds characters: it gives way to what is plainly Japanese.
    private static bool IsBorneOut(Encoding encoding, string text, ReadOnlySpan<byte> bytes)
    {
        if (JapaneseLikeness.Of(text) < 0)
            return false;
        foreach (var guess in encoding.IsSingleByte ? Guesses : [])
        {
            if (TextCharsets.Decode(guess, bytes) is { } japanese && JapaneseLikeness.HasKana(japanese))
                return false;
        }

        return true;
    }
}
