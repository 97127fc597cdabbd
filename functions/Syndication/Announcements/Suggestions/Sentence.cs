using System.Text;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Announcements.Rules;

namespace ServerlessBlog.Syndication.Announcements.Suggestions;

/// <summary>One sentence of a post, or two that stand side by side, exactly as in the post.</summary>
/// <param name="Text">The words.</param>
/// <param name="Place">Where it stands: 0 at the beginning of the post, 1 at its end.</param>
/// <param name="First">The number of its first sentence within the post.</param>
/// <param name="Last">The number of its last one; the same when it is one.</param>
public sealed record Sentence(string Text, double Place, int First, int Last)
{
    // More of a post is not looked at.
    private const int MaxSentences = 300;

    // Of what is shorter nobody knows what it is about: twelve wide characters or 24 narrow ones.
    private const int MinWidth = 24;
    private const int MaxWidth = 1200;

    /// <summary>The width in narrow characters; wide ones count two.</summary>
    public int Width { get; } = WidthOf(Text);

    /// <summary>Whether a sentence is in both, or they say nearly the same.</summary>
    public bool IsLike(Sentence other) => (First <= other.Last && other.First <= Last) || SameText.IsNearlySame(Text, other.Text);

    /// <summary>The sentences of paragraphs, and the pairs of neighbours in one paragraph.</summary>
    public static IReadOnlyList<Sentence> Of(IReadOnlyList<string> paragraphs)
    {
        var places = paragraphs
            .SelectMany(paragraph => SentenceSplitter.Split(paragraph).Select(range => (Paragraph: paragraph, Range: range)))
            .Take(MaxSentences)
            .ToList();
        List<Sentence> sentences = [];
        for (var i = 0; i < places.Count; i++)
        {
            var (paragraph, range) = places[i];
            var place = (double)i / places.Count;
            sentences.Add(new Sentence(paragraph[range], place, i, i));
            if (i + 1 < places.Count && ReferenceEquals(places[i + 1].Paragraph, paragraph))
                sentences.Add(new Sentence(paragraph[range.Start..places[i + 1].Range.End], place, i, i + 1));
        }

        return [.. sentences.Where(sentence => sentence.Width is >= MinWidth and <= MaxWidth && SentenceSplitter.IsWhole(sentence.Text))];
    }

    private static int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Cjk.IsWide(rune) ? 2 : 1;
        return width;
    }
}
