using System.Text;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Linkbacks;

/// <summary>
/// Makes one line of plain text, of bounded length, of what another blog says. Nothing is taken for markup: it is escaped
/// where it is shown.
/// </summary>
public static class LinkbackText
{
    /// <summary>The most characters of an excerpt, as a reader counts them: Movable Type's limit for pings.</summary>
    public const int MaxExcerpt = 255;

    /// <summary>The most characters of a title, as WordPress crops it.</summary>
    public const int MaxTitle = 250;

    /// <summary>The most characters of a blog's or a person's name.</summary>
    public const int MaxName = 100;

    private const string Ellipsis = "...";

    // A character may have marks without end.
    private const int MaxUnitsPerCharacter = 8;

    public static string Excerpt(string text) => Line(text, MaxExcerpt);

    public static string Title(string text) => Line(text, MaxTitle);

    public static string Name(string text) => Line(text, MaxName);

    /// <summary>
    /// The text on one line. One of more than <paramref name="max"/> characters is cut to three less and "...", never inside
    /// a character.
    /// </summary>
    private static string Line(string text, int max)
    {
        var maxUnits = max * MaxUnitsPerCharacter;
        // The spaces that are put together here may be most of it; twice the limit is enough to know that it is too long.
        var line = Join(LegalText.Clean(text.Length > maxUnits * 2 ? Graphemes.TruncateUnits(text, maxUnits * 2) : text));
        if (line.Length <= maxUnits && Graphemes.Count(line) <= max)
            return line;
        return Graphemes.TruncateUnits(Graphemes.Truncate(line, max - Ellipsis.Length), maxUnits).TrimEnd() + Ellipsis;
    }

    private static string Join(string text)
    {
        var line = new StringBuilder(text.Length);
        var isSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                isSpace = true;
                continue;
            }

            if (TurnsAround(rune))
                continue;
            if (isSpace && line.Length > 0)
                line.Append(' ');
            line.Append(rune);
            isSpace = false;
        }

        return line.ToString();
    }

    // Explicit directions (Unicode Bidirectional Algorithm, section 2) would reach into the text that follows.
    private static bool TurnsAround(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
