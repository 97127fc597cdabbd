using System.Globalization;

namespace ServerlessBlog.Site;

/// <summary>The pages' own words in one language.</summary>
public sealed class SiteTexts
{
    private readonly CultureInfo _culture;
    private readonly string _dateFormat;

    // {0} is the time and {1} the day of the month, which Japanese pads with a space.
    private SiteTexts(string culture, string dateFormat) => (_culture, _dateFormat) = (CultureInfo.GetCultureInfo(culture), dateFormat);

    public required string Home { get; init; }

    public required string Older { get; init; }

    public required string NoPosts { get; init; }

    public required string Categories { get; init; }

    public required string Tags { get; init; }

    public required string Related { get; init; }

    public required string InCategory { get; init; }

    public required string NeighboursAbove { get; init; }

    public required string NeighboursBelow { get; init; }

    public required string Permalink { get; init; }

    public required string SkipToText { get; init; }

    public required string NotFound { get; init; }

    public required string Gone { get; init; }

    public required string Unavailable { get; init; }

    public required string Failed { get; init; }

    private static readonly SiteTexts Japanese = new("ja-JP", "{0:yyyy年M月}{1,2}日 ({0:ddd})")
    {
        Home = "トップページ",
        Older = "以前の記事",
        NoPosts = "まだ記事がありません。",
        Categories = "カテゴリ",
        Tags = "タグ",
        Related = "関連する記事",
        InCategory = "「{0}」カテゴリの記事",
        NeighboursAbove = "前後の記事（上）",
        NeighboursBelow = "前後の記事（下）",
        Permalink = "固定リンク",
        SkipToText = "本文へ",
        NotFound = "このページは見つかりませんでした。",
        Gone = "この記事は公開を終了しました。",
        Unavailable = "ただいま表示できません。少し待ってからもう一度お試しください。",
        Failed = "うまくいきませんでした。もう一度お試しください。",
    };

    private static readonly SiteTexts English = new("en-US", "{0:dddd, MMMM} {1}, {0:yyyy}")
    {
        Home = "Home",
        Older = "Older posts",
        NoPosts = "There are no posts yet.",
        Categories = "Categories",
        Tags = "Tags",
        Related = "Related posts",
        InCategory = "More in “{0}”",
        NeighboursAbove = "Previous and next post, above",
        NeighboursBelow = "Previous and next post, below",
        Permalink = "Permalink",
        SkipToText = "Skip to the text",
        NotFound = "There is no such page.",
        Gone = "This post is no longer published.",
        Unavailable = "This cannot be shown right now. Please try again in a moment.",
        Failed = "That did not work. Please try again.",
    };

    /// <summary>Japanese for <c>ja</c> and its regions, else English.</summary>
    public static SiteTexts For(string language) =>
        language.Equals("ja", StringComparison.OrdinalIgnoreCase) || language.StartsWith("ja-", StringComparison.OrdinalIgnoreCase) ? Japanese : English;

    public string Date(DateTimeOffset local) => string.Format(_culture, _dateFormat, local, local.Day);

    public string Error(int status) => status switch
    {
        404 or 405 => NotFound,
        410 => Gone,
        503 => Unavailable,
        _ => Failed,
    };
}
