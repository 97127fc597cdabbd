using FsCheck;
using FsCheck.Fluent;

namespace ServerlessBlog.Tests.Unit.Text;

/// <summary>Text as it comes: letters of many scripts, marks, emoji sequences, controls, broken surrogates.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "é", "e\u0301", "\u0301", "あ", "が", "か\u3099", "漢字", "𠮷", "ツイッター", "ﾂ", "한", "하\u1102", "हिन्दी", "ไทย", "שלום", "İ", "ẞ", "ǅ", "Ⅳ", "①", "½", "ﷺ", "ß", "Σ", "ͅ", "👍🏽", "👨‍👩‍👧‍👦", "🇯🇵", "❤️",
        "\u200D", "\uFE0F", "\uFEFF", "\u200B", "\u202E", "\0", "\t", "\n", " ", "　", "。", "、", "」", ".", ",", "!", "-", "_", "/", "\\", "#", "?", "%", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "https://example.com/",
    ];

    public static Arbitrary<string> Any { get; } = Gen.Frequency(
        (3, Gen.Elements(Pieces).ListOf().Select(string.Concat)),
        (1, Gen.Elements(Pieces).ListOf(300).Select(string.Concat)),
        (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))).ToArbitrary();
}
