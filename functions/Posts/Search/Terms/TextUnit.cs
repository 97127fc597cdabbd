using System.Runtime.InteropServices;

namespace ServerlessBlog.Posts.Search.Terms;

/// <summary>What a unit of text is: a word where words are set apart, else one character.</summary>
public enum UnitKind
{
    Word,
    Han,
    Hiragana,
    Katakana,

    /// <summary>A character of another script without spaces, or of Hangul.</summary>
    Other,
}

/// <summary>What stands between two units; a greater one separates more.</summary>
public enum Gap
{
    None,
    Space,
    Break,
}

/// <summary>The smallest piece of text that can be searched for, with its place in the text as it was written.</summary>
/// <param name="Term">What it is found by: forms of a word that are treated alike have the same term.</param>
/// <param name="Character">The normalised code point of a character; 0 for a word.</param>
/// <param name="Kind">Word or script.</param>
/// <param name="Before">What separates it from the unit before.</param>
/// <param name="Commonness">How little a word tells, see <see cref="WordTerms"/>; 0 for a character.</param>
/// <param name="Start">Where it begins, always at the beginning of a grapheme cluster.</param>
/// <param name="End">Where it ends, always at the end of a grapheme cluster.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextUnit(ulong Term, int Character, UnitKind Kind, Gap Before, int Commonness, int Start, int End)
{
    public bool IsCharacter => Kind != UnitKind.Word;

    /// <summary>Whether this and the unit before are characters side by side: they make a pair.</summary>
    public bool PairsWith(TextUnit before) => Before == Gap.None && IsCharacter && before.IsCharacter;
}
