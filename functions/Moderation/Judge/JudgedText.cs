using System.Text;
using System.Text.RegularExpressions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>What the rules read of an item's text: of a comment its text, of a linkback its title and excerpt.</summary>
public sealed partial record JudgedText
{
    // Below this many letters two people may well have written the same.
    private const int MinRepeatLetters = 20;
    private const int MinLikenessLetters = 40;

    // Runs of so many letters are alike in texts that share sentences, and hardly ever else.
    private const int ShingleLength = 4;

    /// <summary>As it was written.</summary>
    public required string Raw { get; init; }

    /// <summary>See <see cref="FoldedText"/>.</summary>
    public required string Folded { get; init; }

    /// <summary>The folded text without its links.</summary>
    public required string Prose { get; init; }

    /// <summary>The http and https URLs in it, and what begins with <c>www.</c>, folded.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>How many letters and digits there are besides links.</summary>
    public int Letters { get; private init; }

    /// <summary>Whether there is a character of the Japanese scripts; kanji alone will do.</summary>
    public bool HasJapanese { get; private init; }

    /// <summary>Whether it is long enough, or has a link, so that the same text again means something.</summary>
    public bool CanRepeat => Letters >= MinRepeatLetters || Links.Count > 0;

    public static JudgedText Of(FeedbackItem item)
    {
        var raw = item.IsLinkback ? $"{item.Title}\n{item.Text}" : item.Text;
        var folded = FoldedText.Of(raw);
        var prose = FoldedText.OnOneLine(Link().Replace(folded, " "));
        return new JudgedText
        {
            Raw = raw,
            Folded = folded,
            Prose = prose,
            Links = [.. Link().Matches(folded).Select(match => match.Value)],
            Letters = prose.EnumerateRunes().Count(Rune.IsLetterOrDigit),
            HasJapanese = folded.EnumerateRunes().Any(rune => Cjk.IsHan(rune) || Cjk.IsHiragana(rune) || Cjk.IsKatakana(rune)),
        };
    }

    /// <summary>A sketch (<see cref="MinHash"/>) of the letters, without links and digits, which spam varies; empty for a short text.</summary>
    public string Sketch()
    {
        var letters = string.Concat(Prose.EnumerateRunes().Where(Rune.IsLetter));
        return letters.Length < MinLikenessLetters
            ? ""
            : MinHash.Of(Enumerable.Range(0, letters.Length - ShingleLength + 1).Select(at => StableHash.Of(letters.AsSpan(at, ShingleLength))));
    }

    // Japanese goes on right behind a URL, without a space: only what URLs are written in belongs to one (RFC 3986).
    [GeneratedRegex(@"(?:https?://|www\.[a-z0-9])[a-z0-9\-._~:/?#@!$&*+,;=%]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
