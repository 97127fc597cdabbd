namespace ServerlessBlog.Syndication.Channels.Bluesky.Facets;

/// <summary>Mentions: an @ at the start, behind a space or a parenthesis, and a handle, which is a domain.</summary>
internal static class Mentions
{
    public static IEnumerable<Part> In(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && text[at - 1] != '(' && !Letters.IsSpace(text[at - 1]))
                continue;
            var start = at + 1;
            var end = WordEnd(text, start, Letters.Skip(text, start, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'));
            if (end > start && IsHandle(text.AsSpan(start, end - start)))
                yield return new Part(at, end, FacetKind.Mention, text[start..end]);
        }
    }

    /// <summary>The last place up to <paramref name="end"/> where a word ends or begins: a full stop behind a handle is not its.</summary>
    private static int WordEnd(string text, int start, int end)
    {
        while (end > start && Letters.IsWord(text[end - 1]) == (end < text.Length && Letters.IsWord(text[end])))
            end--;
        return end;
    }

    private static bool IsHandle(ReadOnlySpan<char> name) => name.EndsWith(".test") || Letters.IsDomain(name);
}
