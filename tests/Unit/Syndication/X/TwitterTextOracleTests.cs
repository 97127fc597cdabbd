using System.Text.Json;
using ServerlessBlog.Syndication.Channels.X.Text;
using ServerlessBlog.Tests.Support.Peers;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.X;

/// <summary>Our counting against X's own library.</summary>
public sealed class TwitterTextOracleTests
{
    private const int Texts = 10_000;

    // What such texts are made of, and what stands at the edges of the rules.
    private static readonly string[] Pieces =
    [
        "あ", "いろは", "カタカナ", "ｶﾅ", "か\u3099", "漢字", "外向き", "、", "。", "「", "」", "ー", "　", " ", "\n", "a", "Blog", "é", "e\u0301", "ü", "ß", "я", "–", "…", "’",
        "😀", "👍🏽", "👨‍👩‍👧‍👦", "👩🏿‍🚀", "🏳️‍🌈", "🇯🇵", "1️⃣", "❤️", "☺", "☺\uFE0E", "©", "©️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u200D", "\uFE0F", "𠮷", "\u202A", "\u200F", "\uFEFF",
        "http://", "https://", "HTTPS://", "example.com", "Example.JP", "example.co.jp", "www.example.org", "日本語.jp", "例え.みんな", "foo_bar.example.com", "blog.example", "t.co/", "t.co/aBc123",
        ".com", ".jp", ".", "-", "_", "/", "/path", "/a_(b)", "/(c(d)e)", "/ひと", "?q=1&r=%20", "#top", ":8080", "@", "＠", "#", "＃", "$", "!", ",", "(", ")", "xn--", ".xn--p1ai", "\"", "|", "~",
    ];

    [Fact]
    public async Task Ten_thousand_random_texts_count_as_in_X_s_own_library()
    {
        var random = new Random(2010_01_03);
        string[] texts = [.. Enumerable.Range(0, Texts).Select(_ => Text(random))];
        var expected = await AskAsync(texts);

        var different = texts.Zip(expected).Where(pair => Count(pair.First) != pair.Second).Select(pair => $"{JsonSerializer.Serialize(pair.First)}: {Count(pair.First)} is not {pair.Second}");
        different.ShouldBeEmpty();
        // Else nothing was tried.
        expected.Count(result => result.Urls.Length > 0).ShouldBeGreaterThan(Texts / 4);
        expected.Count(result => result.Valid).ShouldBeInRange(Texts / 2, Texts - 100);
    }

    private static string Text(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Pieces[random.Next(Pieces.Length)]));
        return random.Next(20) == 0 ? string.Concat(Enumerable.Repeat(text, random.Next(2, 8))) : text;
    }

    private static Counted Count(string text)
    {
        var counted = XText.Of(text);
        return new Counted(counted.Length, counted.IsValid, string.Join(' ', XUrls.Find(XText.Normal(text)).Select(url => url.Url)));
    }

    private static async Task<Counted[]> AskAsync(string[] texts)
    {
        var folder = Directory.CreateTempSubdirectory("twitter-text-");
        try
        {
            var (asked, answered) = (Path.Combine(folder.FullName, "texts.json"), Path.Combine(folder.FullName, "results.json"));
            await File.WriteAllTextAsync(asked, JsonSerializer.Serialize(texts));
            await PeerProgram.RunInAsync(PeerProgram.Networks, "twitter-text-oracle.mjs", asked, answered);
            using var results = JsonDocument.Parse(await File.ReadAllTextAsync(answered));
            return
            [
                .. results.RootElement.EnumerateArray().Select(result => new Counted(
                    result.GetProperty("length").GetInt32(),
                    result.GetProperty("valid").GetBoolean(),
                    string.Join(' ', result.GetProperty("urls").EnumerateArray().Select(url => url.GetString())))),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed record Counted(int Length, bool Valid, string Urls);
}
