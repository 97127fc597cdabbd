namespace ServerlessBlog.Syndication.Channels.X.Text;

/// <summary>Something in a text that has the form of a URL.</summary>
/// <param name="Start">Where it begins, with its scheme.</param>
/// <param name="DomainStart">Where its domain begins: after the scheme, if it has one.</param>
/// <param name="DomainEnd">Where its domain ends.</param>
/// <param name="End">Where it ends, with port, path and query.</param>
/// <param name="HasPath">Whether it has a path, at least a slash.</param>
internal sealed record XUrlMatch(int Start, int DomainStart, int DomainEnd, int End, bool HasPath)
{
    private static readonly string[] Schemes = ["https://", "http://"];

    public bool HasScheme => DomainStart > Start;

    /// <summary>What begins at <paramref name="start"/>, as long as can be; null when nothing does.</summary>
    public static XUrlMatch? At(string text, XDomains domains, int start)
    {
        var scheme = Array.Find(Schemes, scheme => text.AsSpan(start).StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        var domainStart = start + (scheme?.Length ?? 0);
        var domainEnd = domains.EndOf(domainStart);
        if (domainEnd == 0)
            return null;
        var portEnd = PortEnd(text, domainEnd);
        var pathEnd = PathEnd(text, portEnd);
        return new XUrlMatch(start, domainStart, domainEnd, QueryEnd(text, pathEnd), pathEnd > portEnd);
    }

    /// <summary>Where the query that begins at <paramref name="start"/> ends; <paramref name="start"/> when there is none.</summary>
    public static int QueryEnd(string text, int start)
    {
        var end = start;
        if (start < text.Length && text[start] == '?')
        {
            for (var i = start + 1; i < text.Length && XCharacters.IsQuery(text[i]); i++)
            {
                if (XCharacters.IsQueryEnd(text[i]))
                    end = i + 1;
            }
        }

        return end;
    }

    private static int PortEnd(string text, int start)
    {
        if (start >= text.Length || text[start] != ':')
            return start;
        var end = start + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > start + 1 ? end : start;
    }

    // A point or a comma after a path belongs to the sentence around it; parentheses belong to the path in pairs.
    private static int PathEnd(string text, int start)
    {
        if (start >= text.Length || text[start] != '/')
            return start;
        var end = start + 1;
        for (var i = end; i < text.Length;)
        {
            if (text[i] == '(' && ParenthesesEnd(text, i) is > 0 and var closed)
            {
                i = end = closed;
                continue;
            }

            if (!XCharacters.IsPath(text[i]))
                break;
            i++;
            if (XCharacters.IsPathEnd(text[i - 1]))
                end = i;
        }

        return end;
    }

    // Up to two levels, with something within.
    private static int ParenthesesEnd(string text, int start)
    {
        var first = Run(text, start + 1);
        if (Is(text, first, ')'))
            return first > start + 1 ? first + 1 : 0;
        if (!Is(text, first, '('))
            return 0;
        var inner = Run(text, first + 1);
        if (inner == first + 1 || !Is(text, inner, ')'))
            return 0;
        var last = Run(text, inner + 1);
        return Is(text, last, ')') ? last + 1 : 0;
    }

    private static int Run(string text, int start)
    {
        var end = start;
        while (end < text.Length && XCharacters.IsPath(text[end]))
            end++;
        return end;
    }

    private static bool Is(string text, int index, char character) => index < text.Length && text[index] == character;
}
