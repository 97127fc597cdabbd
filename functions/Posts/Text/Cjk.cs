using System.Text;

namespace ServerlessBlog.Posts.Text;

/// <summary>What matters of the Chinese and Japanese scripts: they are written without spaces between words. Korean has spaces and is not meant.</summary>
public static class Cjk
{
    /// <summary>Han characters, with the iteration mark 々 and the zero 〇.</summary>
    public static bool IsHan(Rune rune) => rune.Value is 0x3005 or 0x3007
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    public static bool IsHiragana(Rune rune) => rune.Value is >= 0x3041 and <= 0x309F;

    /// <summary>Katakana with the prolonged sound mark; the middle dot separates words and is not one.</summary>
    public static bool IsKatakana(Rune rune) => rune.Value is (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9D);

    /// <summary>Ideographic and fullwidth punctuation, such as 、。「」（）！？・.</summary>
    public static bool IsPunctuation(Rune rune) => rune.Value is (>= 0x3000 and <= 0x303F and not (0x3005 or 0x3006 or 0x3007)) or 0x30FB
        or (>= 0xFF01 and <= 0xFF0F) or (>= 0xFF1A and <= 0xFF20) or (>= 0xFF3B and <= 0xFF40) or (>= 0xFF5B and <= 0xFF65);

    /// <summary>A character of these scripts, which takes the width of two Latin ones.</summary>
    public static bool IsWide(Rune rune) => IsHan(rune) || IsHiragana(rune) || IsKatakana(rune) || IsPunctuation(rune)
        || rune.Value is (>= 0x3100 and <= 0x312F) or (>= 0xFF00 and <= 0xFFEF and not (>= 0xFFA0 and <= 0xFFDC)) or 0x3006;

    /// <summary>Whether a line break in the source between these two is no space to a reader.</summary>
    public static bool JoinsWithoutSpace(Rune before, Rune after) => IsWide(before) && IsWide(after);
}
