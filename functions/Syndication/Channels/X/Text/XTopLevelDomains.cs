namespace ServerlessBlog.Syndication.Channels.X.Text;

/// <summary>The top-level domains below which X links a name, and every one in Punycode (RFC 3492).</summary>
internal static class XTopLevelDomains
{
    private const string EncodedPrefix = "xn--";

    // Spelt in capitals.
    private static readonly HashSet<string> Names = [.. Read().Select(name => string.Create(name.Length, name, static (folded, name) => Fold(name, folded)))];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int MaxLength = Names.Max(name => name.Length);

    /// <summary>Where the top-level domain that begins at <paramref name="start"/> ends; 0 when none does.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        Span<char> folded = stackalloc char[Math.Min(MaxLength, text.Length - start)];
        Fold(text.Slice(start, folded.Length), folded);
        for (var length = folded.Length; length > 0; length--)
        {
            var end = start + length;
            if ((end == text.Length || !XCharacters.GoesOnFromDomain(text[end])) && Lookup.Contains(folded[..length]))
                return end;
        }

        return EndOfEncoded(text, start);
    }

    private static int EndOfEncoded(ReadOnlySpan<char> text, int start)
    {
        if (!text[start..].StartsWith(EncodedPrefix, StringComparison.OrdinalIgnoreCase))
            return 0;
        var end = start + EncodedPrefix.Length;
        while (end < text.Length && (text[end] == '-' || char.IsAsciiLetterOrDigit(text[end])))
            end++;
        return end > start + EncodedPrefix.Length ? end : 0;
    }

    private static void Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        for (var i = 0; i < name.Length; i++)
            folded[i] = XCharacters.Fold(name[i]);
    }

    private static IEnumerable<string> Read() =>
        XData.Lines("top-level-domains.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
