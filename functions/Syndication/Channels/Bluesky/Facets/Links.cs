namespace ServerlessBlog.Syndication.Channels.Bluesky.Facets;

/// <summary>Links: at the start, behind a space or a parenthesis, an http or https URL up to the next space, or the same with a domain alone.</summary>
internal static class Links
{
    public static IEnumerable<Part> In(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            if (!MayBegin(text, start) || (SchemeEnd(text, start) == 0 && DomainEnd(text, start) == 0))
            {
                start++;
                continue;
            }

            var end = Letters.Skip(text, start, c => !Letters.IsSpace(c));
            if (Of(text, start, end) is { } link)
                yield return link;
            start = end;
        }
    }

    private static bool MayBegin(string text, int start) => start == 0 || text[start - 1] == '(' || Letters.IsSpace(text[start - 1]);

    /// <summary>Where what stands before a host ends, with a character behind it; 0 when there is no scheme.</summary>
    private static int SchemeEnd(string text, int start)
    {
        var length = StartsWith(text, start, "https://") ? 8 : StartsWith(text, start, "http://") ? 7 : 0;
        return length > 0 && start + length < text.Length && !Letters.IsSpace(text[start + length]) ? start + length : 0;
    }

    /// <summary>Where labels that dots join end, the first of which begins with a letter; 0 when there are no two.</summary>
    private static int DomainEnd(string text, int start)
    {
        if (!char.IsAsciiLetter(text[start]))
            return 0;
        var first = Letters.Skip(text, start, char.IsAsciiLetterOrDigit);
        var end = first;
        while (end + 1 < text.Length && text[end] == '.' && char.IsAsciiLetterOrDigit(text[end + 1]))
            end = Letters.Skip(text, end + 1, char.IsAsciiLetterOrDigit);
        return end > first ? end : 0;
    }

    private static Part? Of(string text, int start, int end)
    {
        var uri = text[start..end];
        // As the package has it: what begins with http is a URL, and no other spelling of a scheme is.
        if (!uri.StartsWith("http", StringComparison.Ordinal))
        {
            if (SchemeEnd(text, start) > 0 || !Letters.IsDomain(text.AsSpan(start, DomainEnd(text, start) - start)))
                return null;
            uri = $"https://{uri}";
        }

        if (uri[^1] is '.' or ',' or ';' or ':' or '!' or '?')
            (uri, end) = (uri[..^1], end - 1);
        if (uri.EndsWith(')') && !uri.Contains('(', StringComparison.Ordinal))
            (uri, end) = (uri[..^1], end - 1);
        return new Part(start, end, FacetKind.Link, uri);
    }

    private static bool StartsWith(string text, int start, string scheme) => string.Compare(text, start, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
