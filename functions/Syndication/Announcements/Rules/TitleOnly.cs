using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Syndication.Announcements.Rules;

/// <summary>
/// Knows the messages that a feed would do as well: the title or a part of it, links, hashtags, "new post", and nothing that
/// is said to anybody.
/// </summary>
public static class TitleOnly
{
    // What is left over when all else is taken away: a particle, a reply mark.
    private const int FewLetters = 2;

    // What says no more than that there is something; as letters alone, what holds others before them.
    private static readonly string[] Phrases =
    [
        "ブログを更新しました", "ブログ更新しました", "ブログを書きました", "記事を書きました", "記事を公開しました", "記事を投稿しました", "更新しました", "公開しました", "投稿しました", "書きました",
        "新しい記事", "新着記事", "最新記事", "新記事", "新着", "ブログ更新", "更新情報", "更新", "公開", "投稿", "ブログ", "記事", "読んでください", "読んでね", "続きはこちら", "こちら", "ぜひ", "です",
        "newblogpost", "newarticle", "newpost", "justpublished", "justposted", "blogupdated", "blogupdate", "updated", "published", "posted", "readmore", "readit", "checkitout", "onmyblog", "ontheblog", "blog", "post", "new",
    ];

    /// <summary>Whether <paramref name="text"/> says no more than this.</summary>
    /// <param name="text">The message.</param>
    /// <param name="title">The post's title.</param>
    /// <param name="blog">The blog's title, which many put behind it.</param>
    /// <param name="permalink">The post's permalink; it may stand in the text with its escapes or without.</param>
    public static bool IsSo(string text, string title, string blog, string permalink)
    {
        var folded = FoldedText.Of(text).Replace(FoldedText.Of(Uri.UnescapeDataString(permalink)), " ", StringComparison.Ordinal);
        var (whole, site) = (Letters(title, withHashtags: true), Letters(blog, withHashtags: true));
        return SaysNothing(Letters(folded, withHashtags: false), whole, site) || SaysNothing(Letters(folded, withHashtags: true), whole, site);
    }

    private static bool SaysNothing(string letters, string title, string blog)
    {
        if (title.Contains(letters, StringComparison.Ordinal))
            return true;
        var rest = Without(Without(letters, title), blog);
        foreach (var phrase in Phrases)
            rest = Without(rest, phrase);
        return title.Contains(rest, StringComparison.Ordinal) || Characters.Count(rest) <= FewLetters;
    }

    private static string Without(string letters, string part) => part.Length == 0 ? letters : letters.Replace(part, "", StringComparison.Ordinal);

    private static string Letters(string text, bool withHashtags) => string.Concat(MessageWords.Of(text, withHashtags));
}
