using System.Text.RegularExpressions;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Syndication.Announcements.Rules;

/// <summary>
/// The words of a message, folded so that those that look alike are the same, without what says nothing by itself: links,
/// mentions, hashtags, punctuation and emoji. Where words are written without spaces, each character is a word.
/// </summary>
internal static partial class MessageWords
{
    /// <summary>The words in their order.</summary>
    public static IReadOnlyList<string> Of(string text, bool withHashtags = false)
    {
        var bare = Mention().Replace(Domain().Replace(Url().Replace(FoldedText.Of(text), " "), " "), " ");
        List<string> words = [];
        foreach (var run in ScriptRuns.Of(withHashtags ? bare : Hashtag().Replace(bare, " ")))
        {
            if (run.Script is Script.Words)
                words.Add(run.Text);
            else
                words.AddRange(run.Text.EnumerateRunes().Select(rune => rune.ToString()));
        }

        return words;
    }

    [GeneratedRegex("https?://[!-~]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Url();

    // Networks make a link of example.com, too.
    [GeneratedRegex(@"(?<![a-z0-9.@_-])(?>[a-z0-9-]+\.)+[a-z]{2,24}(?![a-z0-9])(?::[0-9]{1,5})?(?:/[!-~]*)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Domain();

    [GeneratedRegex("@[a-z0-9_]+(?:[.@-][a-z0-9_]+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"#[\w・]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashtag();
}
