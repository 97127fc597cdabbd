namespace ServerlessBlog.Syndication.Channels.Bluesky.Facets;

/// <summary>Cashtags: $ at the start, behind a space or a parenthesis, and a word of up to five letters and digits.</summary>
internal static class Cashtags
{
    private const int MaxLength = 5;

    public static IEnumerable<Part> In(string text)
    {
        for (var sign = text.IndexOf('$', StringComparison.Ordinal); sign >= 0; sign = text.IndexOf('$', sign + 1))
        {
            if (sign > 0 && text[sign - 1] != '(' && !Letters.IsSpace(text[sign - 1]))
                continue;
            var start = sign + 1;
            var end = Letters.Skip(text, start, char.IsAsciiLetterOrDigit);
            if (end - start is > 0 and <= MaxLength && char.IsAsciiLetter(text[start]) && Ends(text, end))
                yield return new Part(sign, end, FacetKind.Tag, $"${text[start..end].ToUpperInvariant()}");
        }
    }

    private static bool Ends(string text, int end) =>
        end == text.Length || Letters.IsSpace(text[end]) || text[end] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '"' or '\'' or '\u2019';
}
