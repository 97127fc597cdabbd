namespace ServerlessBlog.Posts.Text;

/// <summary>
/// A small fixed-size sketch of what a text is about, by which the likeness of two texts can be told without the texts:
/// MinHash (Broder 1997) over weighted features, keeping 8 bits of each of 128 minima (b-bit MinHash, Li and König 2010).
/// Stored with posts, so its value for a text must never change.
/// </summary>
public static class TextSignature
{
    private const int Hashes = 128;

    // Two different minima share their 8 bits by chance this often.
    private const double Chance = 1.0 / 256;

    // Below this, 128 samples cannot tell likeness from chance.
    private const double Noise = 0.01;

    /// <summary>The signature of a post: 172 characters of base64, or "" for a text without any telling word.</summary>
    public static string Of(string title, string text)
    {
        var minima = new ulong[Hashes];
        Array.Fill(minima, ulong.MaxValue);
        var any = false;
        foreach (var (feature, weight) in TextFeatures.Of(title, text))
        {
            any = true;

            // A feature of weight n takes part n times: the estimate is the weighted Jaccard index.
            for (var copy = 0UL; copy < (ulong)weight; copy++)
                AddTo(minima, StableHash.Mix(feature + (copy * 0x9E3779B97F4A7C15)));
        }

        if (!any)
            return "";
        Span<byte> sketch = stackalloc byte[Hashes];
        for (var i = 0; i < Hashes; i++)
            sketch[i] = (byte)minima[i];
        return Convert.ToBase64String(sketch);
    }

    /// <summary>An estimate from 0 (nothing in common, or one is empty or no signature) to 1 (the same).</summary>
    public static double Similarity(string? a, string? b)
    {
        Span<byte> left = stackalloc byte[Hashes];
        Span<byte> right = stackalloc byte[Hashes];
        if (!TryRead(a, left) || !TryRead(b, right))
            return 0;
        var equal = 0;
        for (var i = 0; i < Hashes; i++)
            equal += left[i] == right[i] ? 1 : 0;
        var estimate = (((double)equal / Hashes) - Chance) / (1 - Chance);
        return estimate < Noise ? 0 : estimate;
    }

    private static void AddTo(ulong[] minima, ulong hash)
    {
        for (var i = 0; i < minima.Length; i++)
        {
            var value = StableHash.Mix(hash ^ ((ulong)(i + 1) * 0xD6E8FEB86659FD93));
            if (value < minima[i])
                minima[i] = value;
        }
    }

    private static bool TryRead(string? signature, Span<byte> sketch) =>
        !string.IsNullOrEmpty(signature) && Convert.TryFromBase64String(signature, sketch, out var written) && written == Hashes;
}
