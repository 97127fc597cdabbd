using System.Globalization;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>What a digest says, in every format.</summary>
public static class DigestWords
{
    /// <summary>How many wait; with a plus sign when there are more.</summary>
    public static string Count(this Digest digest) => digest.Waiting.ToString(CultureInfo.InvariantCulture) + (digest.IsMore ? "+" : "");

    /// <summary>How many more wait than the first <paramref name="shown"/>; null for none.</summary>
    public static string? MoreThan(this Digest digest, int shown, NoticeTexts texts) =>
        digest.Waiting > shown ? texts.More(digest.Waiting - shown) : null;

    /// <summary>What it is, by whom, on which post; each part as <paramref name="escape"/> makes it.</summary>
    public static string Heading(this DigestItem item, NoticeTexts texts, Func<string, string> escape) => item.Name.Length > 0
        ? texts.ItemHeading(texts.KindOf(item.Kind), escape(item.Name), escape(item.Post))
        : texts.ItemHeadingWithoutName(texts.KindOf(item.Kind), escape(item.Post));
}
