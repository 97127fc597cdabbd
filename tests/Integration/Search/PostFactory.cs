using System.Globalization;
using System.Text;
using ServerlessBlog.Posts.Search;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>Makes posts: by hand, and by the thousand, in Japanese with English words, always the same ones.</summary>
internal static class PostFactory
{
    private static readonly string[] Particles = ["は", "が", "を", "に", "の", "で", "と", "も", "です。", "ました。", "から", "まで", "という", "、"];
    private static readonly string[] Syllables = ["ア", "イ", "ウ", "カ", "キ", "ク", "サ", "シ", "スト", "タ", "ット", "ナ", "ンド", "マ", "ミ", "ラ", "リ", "ル", "レ", "ロー", "ワ", "ン", "ター", "バ", "グ", "ジ", "ド", "ブ", "プ", "パー"];
    private static readonly string[] English = ["twitter", "mixi", "blog", "post", "reader", "letter", "train", "river", "cloud", "window", "station", "garden", "picture", "coffee", "paper", "summer"];

    private static readonly string[] Words = [.. MakeWords()];

    public static IndexedPost Post(string slug, string title, string text = "", string[]? tags = null, long version = 1, DateTimeOffset? at = null) => new()
    {
        Slug = slug,
        Version = version,
        Title = title,
        Author = "author",
        Language = "ja",
        Excerpt = title,
        PublishedAt = at ?? new DateTimeOffset(2010, 1, 3, 6, 12, 45, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2010, 1, 4, 6, 12, 45, TimeSpan.Zero),
        Categories = ["SNS"],
        Tags = tags ?? [],
        Text = text,
    };

    /// <summary>The generated post of a number: about 1,500 characters, each word as frequent as its rank says (Zipf).</summary>
    public static IndexedPost Generated(int number)
    {
#pragma warning disable CA5394 // The same posts every time are what is wanted.
        var random = new Random(number);
        var text = new StringBuilder();
        while (text.Length < 1400)
            text.Append(Word(random)).Append(Particles[random.Next(Particles.Length)]);
        return Post(
            string.Create(CultureInfo.InvariantCulture, $"generated-{number:D5}"),
            $"{Word(random)}と{Word(random)}の{Word(random)}",
            text.ToString(),
            [Word(random), Word(random)],
            at: new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number * 11L % 100_000));
    }

    private static string Word(Random random) => Words[(int)(Math.Pow(Words.Length, random.NextDouble()) - 1)];

    private static IEnumerable<string> MakeWords()
    {
        var random = new Random(1);
        var kanji = Enumerable.Range(0, 900).Select(_ => (char)random.Next(0x4E00, 0x7E00)).ToArray();
        for (var i = 0; i < 6000; i++)
        {
            yield return (i % 10) switch
            {
                0 => string.Concat(Enumerable.Range(0, 3).Select(_ => Syllables[random.Next(Syllables.Length)])),
                1 => " " + English[random.Next(English.Length)] + (i < 160 ? "" : string.Create(CultureInfo.InvariantCulture, $"{i}")) + " ",
                2 => $"{kanji[random.Next(kanji.Length)]}{kanji[random.Next(kanji.Length)]}{kanji[random.Next(kanji.Length)]}",
                3 => $"{kanji[random.Next(kanji.Length)]}れる",
                _ => $"{kanji[random.Next(kanji.Length)]}{kanji[random.Next(kanji.Length)]}",
            };
        }
#pragma warning restore CA5394
    }
}
