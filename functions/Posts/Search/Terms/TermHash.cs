using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Posts.Search.Terms;

/// <summary>
/// A term is a hash of a word's stem, of a character, or of two characters side by side. Stored in the index, so its
/// value must never change; two terms that are the same by chance are told apart by the text.
/// </summary>
public static class TermHash
{
    /// <summary>How many bits a term has.</summary>
    public const int Bits = 40;

    private const ulong Single = 1UL << 62;
    private const ulong Pair = 1UL << 63;

    public static ulong OfWord(string stem) => Cut(StableHash.Of(stem));

    public static ulong OfCharacter(int codePoint) => Cut(StableHash.Mix(Single | (uint)codePoint));

    public static ulong OfPair(int first, int second) => Cut(StableHash.Mix(Pair | ((ulong)(uint)first << 21) | (uint)second));

    private static ulong Cut(ulong hash) => hash >> (64 - Bits);
}
