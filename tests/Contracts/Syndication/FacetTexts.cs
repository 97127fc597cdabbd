using System.Text;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>
/// Random texts of what makes facets, of what nearly does, and of letters of all widths. All of it is in Unicode since version
/// 13, and none of it in scripts whose clusters the versions after that changed: there .NET and Node may go by different ones.
/// </summary>
internal sealed class FacetTexts(Random random)
{
    private static readonly string[] Spaces = [" ", "\n", "\r\n", "\t", "\u3000", "\u00A0", "\u200B", "\u200A", "\uFEFF", "\u2028", "\u0085", "\u00AD", "\u2060", "", "", ""];

    private static readonly string[] Openings = ["", "", "", "(", "（", "「", "\"", ".", "_", "-", "あ", "x", "@", "#", "$"];

    private static readonly string[] Endings = ["", "", "", ".", ",", "!", "?", ")", "）", "」", "。", "、", ";", ":", "_", "-", "'", "’", "...", ")).", "\u200D", "\uFE0F", "!?"];

    private static readonly string[] Letters =
    [
        "春", "が", "き", "た", "カ", "タ", "ｶ", "ﾞ", "か\u3099", "ー", "々", "𠮷", "龍", "葛\U000E0100", "a", "Z", "é", "e\u0301", "ß", "ſ", "\u212A", "İ", "ñ", "Ж", "0", "7", "７", "①", "_", "-", "・", "〜", "％", "^", "+",
        "😀", "👍🏽", "👨‍👩‍👧‍👦", "❤️", "🇯🇵", "🇯", "1️⃣", "🏳️‍🌈", "🧑🏻‍🚀", "한", "글",
    ];

    private static readonly string[] Labels = ["a", "bsky", "example", "x1", "my-blog", "http", "https", "httpd", "www", "日本", "A1", "-", "", "9a"];

    private static readonly string[] Ends = ["com", "jp", "social", "みんな", "COM", "test", "invalid", "xn--q9jyb4c", "c", "com1", "co.jp", "app"];

    public string Next()
    {
        var text = new StringBuilder();
        for (var parts = random.Next(1, 7); parts > 0; parts--)
            text.Append(Of(Spaces)).Append(Of(Openings)).Append(Part()).Append(Of(Endings));
        return text.ToString();
    }

    private string Part() => random.Next(8) switch
    {
        0 => Word(1, 12),
        1 => Of("https://", "http://", "HTTP://", "https:/", "ftp://") + Domain() + Path(),
        2 => Domain() + Path(),
        3 => " @" + Domain(),
        4 => Of("#", "＃", "##", "#\uFE0F", "#(") + Word(0, 10),
        5 => "#" + Word(58, 68),
        6 => "$" + Of("A", "aapl", "GOOGL", "TOOLONG", "1A", "B2", "x_y", ""),
        _ => Of("#123", "#2026年", "#1a", "@", "#", "$", "https://", "(https://example.com/a(b)", "(https://example.com/a)", "a.b", "mail@example.com", "@a.b@c.com", "example.com,example.org"),
    };

    private string Domain() => string.Concat(Enumerable.Range(0, random.Next(0, 3)).Select(_ => Of(Labels) + Of(".", ".", ".", "..", "_", ""))) + Of(Labels) + "." + Of(Ends);

    private string Path() => random.Next(3) switch
    {
        0 => "",
        1 => "/" + Word(0, 5),
        _ => Of("/", "?", "#", ":8080/") + Word(0, 4) + Of("", "?q=", ".html", "(", ")", "()") + Word(0, 3),
    };

    private string Word(int min, int end) => string.Concat(Enumerable.Range(0, random.Next(min, end)).Select(_ => Of(Letters)));

    private string Of(params string[] choices) => choices[random.Next(choices.Length)];
}
