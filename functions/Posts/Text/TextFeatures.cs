using System.Globalization;
using System.Numerics;
using System.Text;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Posts.Text;

/// <summary>
/// The words of a text that tell what it is about, found without a dictionary. Japanese: pairs of neighbouring kanji, a lone
/// kanji with the kana after it (a verb's stem), and whole katakana words; hiragana alone is grammar. Other scripts: words, the
/// English ones stemmed; without spaces between words (Thai and others) and for Hangul: pairs of letters.
/// </summary>
internal static class TextFeatures
{
    // More of a text does not change what it is about, and features cost memory and time.
    private const int MaxTextLength = 100_000;
    private const int MaxMarks = 8;

    // A title says more than its length: as if each of its words came up this often in the text.
    private const int TitleOccurrences = 4;
    private const int MaxWeight = 6;

    /// <summary>Hashes of the features with weights, which grow with the logarithm of how often they come up.</summary>
    public static IEnumerable<(ulong Feature, int Weight)> Of(string title, string text)
    {
        var counts = new Dictionary<ulong, int>();
        Count(title, TitleOccurrences, counts);
        Count(text, 1, counts);
        return counts.Select(feature => (feature.Key, Math.Min(MaxWeight, 1 + BitOperations.Log2((uint)feature.Value))));
    }

    private static void Count(string text, int occurrences, Dictionary<ulong, int> counts)
    {
        foreach (var run in ScriptRuns.Of(Fold(text)))
        {
            foreach (var feature in Features(run))
            {
                var hash = StableHash.Of(feature);
                counts[hash] = counts.GetValueOrDefault(hash) + occurrences;
            }
        }
    }

    private static IEnumerable<string> Features(ScriptRun run) => run.Script switch
    {
        Script.Han => run.Text.EnumerateRunes().Skip(1).Any() ? Pairs(run.Text) : run.Next is { } kana ? [run.Text + kana] : [],
        Script.Katakana => KatakanaWord(run.Text),
        Script.Words => EnglishWords.Stem(run.Text) is { } stem ? [stem] : [],
        Script.Unspaced => Pairs(run.Text),
        _ => [],
    };

    private static IEnumerable<string> KatakanaWord(string run)
    {
        // The long mark at the end of a loanword is written or not (サーバー, サーバ).
        var word = run.TrimEnd('ー');
        return word.Length > 1 ? [word] : [];
    }

    private static IEnumerable<string> Pairs(string run)
    {
        var runes = run.EnumerateRunes().ToArray();
        for (var i = 1; i < runes.Length; i++)
            yield return $"{runes[i - 1]}{runes[i]}";
    }

    private static string Fold(string text)
    {
        // Long runs of marks are no words, and composing them takes quadratic time.
        var clean = new StringBuilder(Math.Min(text.Length, MaxTextLength));
        var marks = 0;
        foreach (var rune in LegalText.Clean(text).EnumerateRunes())
        {
            if (clean.Length >= MaxTextLength)
                break;
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
            marks = isMark ? marks + 1 : 0;
            if (marks <= MaxMarks)
                clean.Append(rune);
        }

        return clean.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }
}
