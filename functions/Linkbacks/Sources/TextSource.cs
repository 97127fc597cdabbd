using System.Globalization;
using System.Text;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>A source in plain text: the permalink stands somewhere in it, and is not the beginning of another URL.</summary>
internal static class TextSource
{
    // Of a text that names the blog more often than that, the rest is not looked at.
    private const int MaxUrls = 1000;

    // How much of a sentence's punctuation may stand right after a URL.
    private const int MaxPunctuation = 8;

    /// <summary>What it says; null when it does not name the post.</summary>
    public static SourceContent? Read(OutboundResponse response, SoughtLink sought)
    {
        var text = SourceText.Decode(response);
        var at = 0;
        for (var count = 0; count < MaxUrls && (at = text.IndexOf(sought.Origin, at, StringComparison.OrdinalIgnoreCase)) >= 0; count++, at += sought.Origin.Length)
        {
            if (Candidates(text, at).Any(sought.Is))
                return new SourceContent(Title: FirstLine(text), Text: text);
        }

        return null;
    }

    // The URL as far as it can go, and without the punctuation that may belong to the sentence around it.
    private static IEnumerable<string> Candidates(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < LinkbackUrl.MaxLength && !char.IsWhiteSpace(text[end]) && !"<>\"`{}|\\^".Contains(text[end], StringComparison.Ordinal))
            end++;
        yield return text[start..end];
        for (var count = 0; count < MaxPunctuation && end > start && IsPunctuation(text[end - 1]); count++)
            yield return text[start..--end];
        // In Japanese no space parts a URL from what follows.
        var ascii = start;
        while (ascii < end && char.IsAscii(text[ascii]))
            ascii++;
        if (ascii < end && !Rune.IsLetterOrDigit(Rune.GetRuneAt(text, ascii)))
            yield return text[start..ascii];
    }

    private static bool IsPunctuation(char c) =>
        c is not '/' and not '%' and not '&' and not '=' and not '-' and not '_' and not '~'
        && (char.GetUnicodeCategory(c) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation);

    private static string FirstLine(string text)
    {
        var line = text.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        return (end < 0 ? line : line[..end]).ToString();
    }
}
