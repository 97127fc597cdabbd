using System.Runtime.InteropServices;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Syndication.Announcements.Rules;

/// <summary>
/// Tells whether two messages are nearly the same words: what differs is an ending, a greeting, an emoji, a hashtag, a link.
/// Compared are pairs of neighbouring words: how many of the shorter message's stand together somewhere in the longer one.
/// </summary>
public static class SameText
{
    // In the middle: what is changed for the form's sake leaves 0.8 and more, two messages about one post share 0.5 and less.
    private const double Likeness = 0.65;

    // A few words may well stand in a longer text by chance; then the whole of it must be alike.
    private const int FewPairs = 10;

    // How much longer the part of the longer text may be: room for words put in.
    private const double Room = 1.25;

    /// <summary>Whether they are; the same for either order. Takes time in proportion to the length of both.</summary>
    public static bool IsNearlySame(string a, string b)
    {
        var (first, second) = (MessageWords.Of(a), MessageWords.Of(b));
        if (first.Count == 0 && second.Count == 0)
            return FoldedText.Of(a) == FoldedText.Of(b);
        if (first.SequenceEqual(second, StringComparer.Ordinal))
            return true;
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var (shorter, longer) = (PairsOf(first, numbers), PairsOf(second, numbers));
        if (shorter.Length > longer.Length)
            (shorter, longer) = (longer, shorter);
        if (shorter.Length < FewPairs)
            return shorter.Length > 0 && 2.0 * MostCommon(shorter, longer, longer.Length) / (shorter.Length + longer.Length) >= Likeness;
        var window = Math.Min(longer.Length, (int)(shorter.Length * Room));
        return (double)MostCommon(shorter, longer, window) / shorter.Length >= Likeness;
    }

    private static long[] PairsOf(IReadOnlyList<string> words, Dictionary<string, int> numbers)
    {
        if (words.Count < 2)
            return [];
        var pairs = new long[words.Count - 1];
        var previous = NumberOf(words[0], numbers);
        for (var i = 1; i < words.Count; i++)
        {
            var next = NumberOf(words[i], numbers);
            pairs[i - 1] = ((long)previous << 32) | (uint)next;
            previous = next;
        }

        return pairs;
    }

    private static int NumberOf(string word, Dictionary<string, int> numbers)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var known);
        if (!known)
            number = numbers.Count;
        return number;
    }

    /// <summary>The most pairs that <paramref name="shorter"/> has in common with any stretch of <paramref name="window"/> pairs of the other.</summary>
    private static int MostCommon(long[] shorter, long[] longer, int window)
    {
        // What of the shorter text is still to be found: below zero for what the stretch has more often.
        Dictionary<long, int> missing = [];
        foreach (var pair in shorter)
            CollectionsMarshal.GetValueRefOrAddDefault(missing, pair, out _)++;
        var (common, most) = (0, 0);
        for (var end = 0; end < longer.Length; end++)
        {
            if (CollectionsMarshal.GetValueRefOrAddDefault(missing, longer[end], out _)-- > 0)
                common++;
            if (end >= window && ++CollectionsMarshal.GetValueRefOrAddDefault(missing, longer[end - window], out _) > 0)
                common--;
            most = Math.Max(most, common);
        }

        return most;
    }
}
