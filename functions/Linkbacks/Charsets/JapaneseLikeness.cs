namespace ServerlessBlog.Linkbacks.Charsets;

/// <summary>
/// Tells Japanese from what comes of reading it in the wrong encoding. EUC-JP read as Shift_JIS is a row of half-width
/// katakana, which people hardly write; the other way round come rare kanji and no kana.
/// </summary>
internal static class JapaneseLikeness
{
    /// <summary>The more, the more likely; below zero is hardly anything that somebody wrote.</summary>
    public static int Of(string text) => text.Sum(Of);

    /// <summary>Whether it could be a text at all: mostly characters that mean something.</summary>
    public static bool IsPossible(string text) => 2 * Of(text) >= -5 * text.Count(c => !char.IsAscii(c));

    /// <summary>Whether there is more kana in it than chance puts there.</summary>
    public static bool HasKana(string text) => Of(text) > text.Count(c => !char.IsAscii(c));

    private static int Of(char c) => c switch
    {
        >= '\u3041' and <= '\u3096' => 3,
        >= '\u30A1' and <= '\u30FC' => 3,
        >= '\u3000' and <= '\u3011' => 2,
        >= '\u4E00' and <= '\u9FFF' => 1,
        >= '\uFF61' and <= '\uFF9F' => -2,
        // Nobody's characters: what mobile phones once had, and what the tables of old encodings make of wrong bytes.
        >= '\uE000' and <= '\uF8FF' => -5,
        >= '\u0080' and <= '\u009F' => -5,
        _ => 0,
    };
}
