using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Syndication.Statuses.Quotes;

/// <summary>
/// Writes text as Markdown that shows this very text. Nothing in it is markup: marks of emphasis, headings, lists, quotes,
/// tables, HTML and entities are escaped with a backslash (CommonMark, section 2.4), and its http and https URLs become
/// autolinks (section 6.5).
/// </summary>
public static partial class MarkdownText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<>&~|");

    // What the end of a sentence may put behind a URL.
    private static readonly SearchValues<char> AfterUrl = SearchValues.Create(".,;:!?'*~_&");

    // What bare links begin with, besides the URLs that are found here.
    private static readonly string[] Schemes = ["http", "https", "ftp", "mailto", "tel"];

    /// <summary>The paragraphs of a text, which blank lines separate, each as the lines of its Markdown; none is empty.</summary>
    public static IEnumerable<IReadOnlyList<string>> Paragraphs(string text)
    {
        List<string> paragraph = [];
        foreach (var line in LegalText.Clean(text).Split(['\n', '\u2028', '\u2029']).Select(line => line.Replace('\t', ' ').Trim(' ')))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                paragraph.Add(Line(line));
            }
            else if (paragraph.Count > 0)
            {
                yield return paragraph;
                paragraph = [];
            }
        }

        if (paragraph.Count > 0)
            yield return paragraph;
    }

    private static string Line(string line)
    {
        var markdown = new StringBuilder(line.Length + 16);
        var done = 0;
        foreach (var match in Url().EnumerateMatches(line))
        {
            var url = WithoutEnd(line.AsSpan(match.Index, match.Length));
            if (url.EndsWith("//") || Entity().IsMatch(url))
                continue;
            Escape(line, done, match.Index, markdown);
            markdown.Append('<').Append(url).Append('>');
            done = match.Index + url.Length;
        }

        Escape(line, done, line.Length, markdown);
        return markdown.ToString();
    }

    private static void Escape(string line, int from, int to, StringBuilder markdown)
    {
        for (var i = from; i < to; i++)
        {
            if (Marks.Contains(line[i]) || (i == 0 && BeginsBlock(line)) || EndsListNumber(line, i) || BeginsLink(line, i))
                markdown.Append('\\');
            markdown.Append(line[i]);
        }
    }

    // Headings, lists, rules, and the lines under headings and under the heads of tables.
    private static bool BeginsBlock(string line) => line[0] switch
    {
        '-' or '+' or '=' or ':' => true,
        '#' => line.AsSpan().TrimStart('#') is "" or [' ', ..],
        _ => false,
    };

    // 1. or 1) at the beginning of a line.
    private static bool EndsListNumber(string line, int at) =>
        line[at] is '.' or ')' && at is > 0 and <= 9 && !line.AsSpan(0, at).ContainsAnyExceptInRange('0', '9');

    private static bool BeginsLink(string line, int at)
    {
        var before = line.AsSpan(0, at);
        return line[at] switch
        {
            '.' => before.EndsWith("www", StringComparison.OrdinalIgnoreCase),
            ':' => EndsWithScheme(before),
            _ => false,
        };
    }

    private static bool EndsWithScheme(ReadOnlySpan<char> text)
    {
        foreach (var scheme in Schemes)
        {
            if (text.EndsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> WithoutEnd(ReadOnlySpan<char> url)
    {
        while (AfterUrl.Contains(url[^1]) || (url[^1] == ')' && url.Count(')') > url.Count('(')) || (url[^1] == ']' && url.Count(']') > url.Count('[')))
            url = url[..^1];
        return url;
    }

    // The characters of RFC 3986, section 2: Japanese goes on right behind a URL.
    [GeneratedRegex(@"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Url();

    [GeneratedRegex("&#?[A-Za-z0-9]+;", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entity();
}
