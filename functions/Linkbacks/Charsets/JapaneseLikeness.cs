namespace ServerlessBlog.Linkbacks.Charsets;

/// <summary>
/// Tells Japanese from what comes of reading it in the wrong encoding. EUC-JP read as Shift_JIS is a row of half-width
/// katakana, which people hardly write; the other way round come rare kanji and no kana.
/// </summary>
internal static class JapaneseLikeness
{
    /// <summary>The more, the more likely; below zero is hardly anything that somebody wrote.</summary>
    public static int Of(string text)
    {
        var score = 0;
        foreach (var c in text)
        {
            score += c switch
            {
                >= '\u3041' and <= '\u3096' => 3,
                >= '\u30A1' and <= '\u30FC' => 3,
                >= '\u3000' and <= '\u3011' => 2,
                >= '\u4E00' and <= '\u9FFF' => 1,
                >= '\uFF61' and <= '\uFF9F' => -2,
                >= '\uE000' and <= '\uF8FF' => -5,
                >= '\u0080' and <= '\u009F' => -5,
                _ => 0,
            };
        }

        return score;
    }
}
