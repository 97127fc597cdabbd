namespace ServerlessBlog.Syndication.Channels.Mastodon;

/// <summary>Where the path and the query of a URL end inside a text: not with what belongs to the sentence around it.</summary>
internal static class MastodonUrlPath
{
    private const string NoEnd = "!*\"'「」<>;:=,.$%[]~&|@";

    /// <summary>Where the path that begins at <paramref name="start"/> ends; there, when none begins.</summary>
    public static int End(string text, int start)
    {
        if (start >= text.Length || text[start] != '/')
            return start;
        var end = start + 1;
        for (var i = end; i < text.Length;)
        {
            if (BalancedEnd(text, i, level: 0) is var closed and > 0)
            {
                end = i = closed;
                continue;
            }

            if (!IsPathLetter(text[i]))
                break;
            i++;
            if (!NoEnd.Contains(text[i - 1], StringComparison.Ordinal))
                end = i;
        }

        return end;
    }

    /// <summary>Where the query that begins at <paramref name="start"/> ends; there, when none begins.</summary>
    public static int QueryEnd(string text, int start)
    {
        var end = start;
        if (start < text.Length && text[start] == '?')
        {
            for (var i = start + 1; i < text.Length && IsQueryLetter(text[i]); i++)
            {
                if (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '&' or '=' or '#' or '/' or '-' or >= '\u00A0')
                    end = i + 1;
            }
        }

        return end;
    }

    /// <summary>Where the parentheses that open there are closed, with at most one more pair inside; 0 when they are not.</summary>
    private static int BalancedEnd(string text, int start, int level)
    {
        if (text[start] != '(' || level > 1)
            return 0;
        for (var i = start + 1; i < text.Length;)
        {
            if (text[i] == ')')
                return i > start + 1 ? i + 1 : 0;
            if (BalancedEnd(text, i, level + 1) is var closed and > 0)
                i = closed;
            else if (IsPathLetter(text[i]))
                i++;
            else
                return 0;
        }

        return 0;
    }

    private static bool IsPathLetter(char c) => !char.IsWhiteSpace(c) && c is not ('<' or '>' or '(' or ')' or '?');

    private static bool IsQueryLetter(char c) => char.IsAsciiLetterOrDigit(c) || "!?*'();:&=+$/%#[]-_.,~|@^".Contains(c, StringComparison.Ordinal) || c >= '\u00A0';
}
