namespace ServerlessBlog.Platform.Text;

/// <summary>
/// Small fixed-size sketches of sets, by which the likeness of two sets can be told without them: MinHash (Broder 1997),
/// keeping 8 bits of each of 128 minima (b-bit MinHash, Li and König 2010). Sketches are stored, so what is made of a set
/// must never change.
/// </summary>
public static class MinHash
{
    private const int Hashes = 128;

    // Two different minima share their 8 bits by chance this often.
    private const double Chance = 1.0 / 256;

    // Below this, 128 samples cannot tell likeness from chance.
    private const double Noise = 0.01;

    /// <summary>The sketch of a set of hashes: 172 characters of base64, or "" for none. What is given twice counts once.</summary>
    public static string Of(IEnumerable<ulong> features)
    {
        var minima = new ulong[Hashes];
        Array.Fill(minima, ulong.MaxValue);
        var any = false;
        foreach (var feature in features)
        {
            any = true;
            AddTo(minima, StableHash.Mix(feature));
        }

        if (!any)
            return "";
        Span<byte> sketch = stackalloc byte[Hashes];
        for (var i = 0; i < Hashes; i++)
            sketch[i] = (byte)minima[i];
        return Convert.ToBase64String(sketch);
    }

    /// <summary>An estimate of the Jaccard index, from 0 (nothing in common, or one is empty or no sketch) to 1 (the same).</summary>
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
