using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Posts.Text;

/// <summary>
/// A sketch (<see cref="MinHash"/>) of what a text is about. Stored with posts, so its value for a text must never change.
/// </summary>
public static class TextSignature
{
    /// <summary>The signature of a post: 172 characters of base64, or "" for a text without any telling word.</summary>
    public static string Of(string title, string text) => MinHash.Of(Copies(title, text));

    /// <summary>An estimate from 0 (nothing in common, or one is empty or no signature) to 1 (the same).</summary>
    public static double Similarity(string? a, string? b) => MinHash.Similarity(a, b);

    // A feature of weight n takes part n times: the estimate is the weighted Jaccard index.
    private static IEnumerable<ulong> Copies(string title, string text)
    {
        foreach (var (feature, weight) in TextFeatures.Of(title, text))
        {
            for (var copy = 0UL; copy < (ulong)weight; copy++)
                yield return feature + (copy * 0x9E3779B97F4A7C15);
        }
    }
}
