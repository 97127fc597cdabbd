using System.Globalization;
using System.Text;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sources;

/// <summary>A source in plain text: the permalink stands somewhere in it, and is not the beginning of another URL.</summary>
internal static class TextSource
{
    private const string Http = "http";

    /// <summary>What it says; null when it does not name the post.</summary>
    public static SourceContent? Read(OutboundResponse response, SoughtLink sought)
    {
        var text = SourceText.Decode(response);
        for (var at = 0; (at = text.IndexOf(Http, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Http.Length)
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
        while (end > start && IsPunctuation(text[end - 1]))
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
