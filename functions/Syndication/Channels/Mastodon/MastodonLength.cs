using System.Globalization;
using System.Text;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Syndication.Channels.Mastodon;

/// <summary>
/// Counts a status as an instance does before it takes it: grapheme clusters, each URL as if it had a fixed length, and of a
/// mention of somebody elsewhere only the name.
/// </summary>
public static class MastodonLength
{
    public static int Count(string text, int charactersPerUrl) => Graphemes.Count(Rewrite(text, new string('x', charactersPerUrl)));

    /// <summary>The text with mentions as the instance shows them: without the names of servers.</summary>
    public static string WithShortMentions(string text) => Rewrite(text, placeholder: null);

    private static string Rewrite(string text, string? placeholder)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (MastodonUrl.LengthAt(text, i) is var url and > 0)
            {
                result.Append(placeholder ?? text.Substring(i, url));
                i += url;
            }
            else if (text[i] == '@' && MentionAt(text, i) is var (name, length) && length > 0)
            {
                result.Append(text, i, 1 + name);
                i += length;
            }
            else
            {
                result.Append(text[i++]);
            }
        }

        return result.ToString();
    }

    /// <summary>The length of the name after the @ there, and that of the whole mention; 0 when it is none.</summary>
    private static (int Name, int Length) MentionAt(string text, int at)
    {
        if (at > 0 && (text[at - 1] is '=' or '/' || IsWord(text[at - 1])))
            return default;
        var name = Joined(text, at + 1, char.IsAsciiLetterOrDigit);
        if (name == 0)
            return default;
        var end = at + 1 + name;
        if (end < text.Length && text[end] == '@' && Joined(text, end + 1, IsWord) is var domain and > 0)
            end += 1 + domain;
        return end < text.Length && IsNoEnd(text, end) ? default : (name, end - at);
    }

    /// <summary>The length of words that dots and hyphens join, from <paramref name="start"/> on.</summary>
    private static int Joined(string text, int start, Func<char, bool> isWord)
    {
        var end = start;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '_' || isWord(text[i]))
                end = i + 1;
            else if (text[i] is not ('.' or '-') || end == start)
                break;
        }

        return end - start;
    }

    // With another @, an accented letter or :// behind it, it is something else.
    private static bool IsNoEnd(string text, int end) =>
        text[end] is '@' or '＠' or (>= 'À' and <= 'ɏ' and not ('×' or '÷')) or (>= '\u0300' and <= '\u036F') or (>= '\u1E00' and <= '\u1EFF')
        || string.CompareOrdinal(text, end, "://", 0, 3) == 0;

    private static bool IsWord(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
