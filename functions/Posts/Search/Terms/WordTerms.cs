using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Posts.Search.Terms;

/// <summary>The terms of words that are set apart by spaces.</summary>
public static class WordTerms
{
    /// <summary>How little a number tells.</summary>
    public const int Number = 1;

    /// <summary>How little a word tells that is in most texts, or is one letter.</summary>
    public const int Everywhere = 3;

    /// <summary>The term of a word in lower case, and how little it tells: 0 for a word that is rather rare.</summary>
    public static (ulong Term, int Commonness) Of(string word)
    {
        if (EnglishWords.Stem(word) is { } stem)
            return (TermHash.OfWord(Canonical(stem)), 0);
        return (TermHash.OfWord(word), word.All(char.IsAsciiDigit) && word.Length > 1 ? Number : Everywhere);
    }

    /// <summary>
    /// Makes the stems of a word and its plural the same where <see cref="EnglishWords"/>, which cannot change any more,
    /// leaves them apart: boxes and box, movies and movie, menus and menu, shelves and shelf.
    /// </summary>
    private static string Canonical(string stem)
    {
        if (!stem.All(char.IsAsciiLetterLower))
            return stem;
        if (stem.Length >= 4 && EndsWith(stem, "xe", "se", "ze", "che", "she"))
            stem = stem[..^1];
        if (stem.Length > 4 && EndsWith(stem, "us", "is"))
            stem = stem[..^1];
        return stem[^1] switch
        {
            'y' => stem[..^1] + "i",
            'v' => stem[..^1] + "f",
            _ => stem,
        };
    }

    private static bool EndsWith(string stem, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
