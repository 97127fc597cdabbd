namespace ServerlessBlog.Linkbacks.Sending.Discovery;

/// <summary>One link of a <c>Link</c> header.</summary>
/// <param name="Target">What stands between the angle brackets, not resolved; may be empty.</param>
/// <param name="Relations">The tokens of its first <c>rel</c>.</param>
public sealed record HeaderLink(string Target, IReadOnlyList<string> Relations);

/// <summary>Reads <c>Link</c> headers as they come (RFC 8288, appendix B): what cannot be read is skipped, and the next link counts.</summary>
public static class LinkHeader
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\f'];

    /// <summary>The links of one header's value, in order.</summary>
    public static IEnumerable<HeaderLink> Parse(string value)
    {
        var at = 0;
        while ((at = value.IndexOf('<', at)) >= 0)
        {
            var end = value.IndexOf('>', at);
            if (end < 0)
                yield break;
            var target = value[(at + 1)..end].Trim(Blanks);
            string? relations = null;
            at = end + 1;
            while (SkipTo(value, ref at) == ';')
            {
                at++;
                var (name, text) = Parameter(value, ref at);
                if (relations is null && name.Equals("rel", StringComparison.OrdinalIgnoreCase))
                    relations = text;
            }

            yield return new HeaderLink(target, relations?.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) ?? []);
            // Up to the comma, whatever stands before it.
            while (at < value.Length && value[at] != ',')
                at++;
        }
    }

    private static char SkipTo(string value, ref int at)
    {
        while (at < value.Length && Array.IndexOf(Blanks, value[at]) >= 0)
            at++;
        return at < value.Length ? value[at] : '\0';
    }

    private static (string Name, string Text) Parameter(string value, ref int at)
    {
        SkipTo(value, ref at);
        var start = at;
        while (at < value.Length && value[at] is not ('=' or ';' or ','))
            at++;
        var name = value[start..at].Trim(Blanks);
        if (at >= value.Length || value[at] != '=')
            return (name, "");
        at++;
        if (SkipTo(value, ref at) == '"')
            return (name, Quoted(value, ref at));
        start = at;
        while (at < value.Length && value[at] is not (';' or ','))
            at++;
        return (name, value[start..at].Trim(Blanks));
    }

    // A quoted string (RFC 9110, section 5.6.4); one that is not closed ends with the header.
    private static string Quoted(string value, ref int at)
    {
        var text = new System.Text.StringBuilder();
        for (at++; at < value.Length && value[at] != '"'; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length)
                at++;
            text.Append(value[at]);
        }

        at = Math.Min(at + 1, value.Length);
        return text.ToString();
    }
}
