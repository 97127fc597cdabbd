using System.Collections.Frozen;

namespace ServerlessBlog.Posts.Text;

/// <summary>What a word of a script with spaces adds to what a text is about.</summary>
internal static class EnglishWords
{
    private static readonly FrozenSet<string> StopWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "being", "both", "but", "by",
        "can", "com", "could", "did", "do", "does", "doing", "done", "each", "even", "every", "few", "for", "from", "get", "go", "got", "had", "has", "have",
        "having", "he", "her", "here", "him", "his", "how", "http", "https", "if", "in", "into", "is", "it", "its", "just", "like", "made", "make", "many", "may", "me",
        "might", "more", "most", "much", "must", "my", "never", "no", "not", "now", "of", "off", "on", "one", "only", "or", "other", "our", "out", "over", "own",
        "really", "said", "same", "say", "see", "she", "should", "since", "so", "some", "still", "such", "than", "that", "the", "their", "them", "then", "there",
        "these", "they", "thing", "this", "those", "through", "to", "too", "two", "under", "up", "upon", "us", "use", "used", "using", "very", "want", "was", "way",
        "we", "well", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "without", "would", "www", "yes", "yet", "you", "your");

    /// <summary>The word without its English ending, or null for one that says nothing: a stop word, a number, one letter, or no word at all.</summary>
    public static string? Stem(string word)
    {
        if (word.Length is < 2 or > 40 || StopWords.Contains(word) || word.All(char.IsAsciiDigit))
            return null;
        return word.All(char.IsAsciiLetterLower) ? StemEnglish(word) : word;
    }

    /// <summary>
    /// Plural, participle and adverb endings come off (after Harman's S stemmer and the first step of Porter's). It need not
    /// find the root, only treat the forms of a word alike.
    /// </summary>
    private static string StemEnglish(string word)
    {
        var stem = word switch
        {
            _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
            _ when word.EndsWith("sses", StringComparison.Ordinal) => word[..^2],
            _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) => word,
            _ when word.EndsWith('s') && word.Length > 3 => word[..^1],
            _ => word,
        };
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed", "ly"])
        {
            if (!stem.EndsWith(ending, StringComparison.Ordinal) || stem.Length < ending.Length + 4)
                continue;
            stem = stem[..^ending.Length];
            if (stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z'))
                stem = stem[..^1];
            break;
        }

        return stem.Length > 4 ? stem.TrimEnd('e') : stem;
    }
}
