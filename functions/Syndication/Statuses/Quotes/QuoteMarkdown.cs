using System.Text;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Rendering.Markdown;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Syndication.Statuses.Quotes;

/// <summary>
/// Writes quotations in the form that posts have for them: a blockquote whose last line is
/// <c>-- time, client, status URL</c>. Where time or URL are not known, the line says as text what is.
/// </summary>
public static class QuoteMarkdown
{
    private const int MaxClient = 100;

    /// <summary>The quotations, a blank line apart.</summary>
    public static string Of(IEnumerable<Quotation> quotations)
    {
        var markdown = new StringBuilder();
        foreach (var quotation in quotations)
        {
            if (markdown.Length > 0)
                markdown.Append('\n');
            Write(quotation, markdown);
        }

        return markdown.ToString();
    }

    private static void Write(Quotation quotation, StringBuilder markdown)
    {
        var isFirst = true;
        foreach (var paragraph in quotation.Parts.SelectMany(MarkdownText.Paragraphs))
        {
            if (!isFirst)
                markdown.Append(">\n");
            isFirst = false;
            // A line break of the status is one of the page: each but the last ends with the mark of a hard one.
            markdown.Append("> ").AppendJoin("\\\n> ", paragraph).Append('\n');
        }

        var client = OneLine(quotation.Client);
        var url = SafeUrl.Absolute(quotation.Url)?.Replace(",", "%2C", StringComparison.Ordinal) ?? "";
        var source = $"-- {quotation.Time}, {client}, {url}";
        if (quotation.Time.Length > 0 && QuotedStatus.Parse(source) is not null)
            markdown.Append("> ").Append(source).Append('\n');
        else if (MarkdownText.Paragraphs(string.Join(", ", new[] { quotation.Time, client, url }.Where(part => part.Length > 0))).FirstOrDefault() is { } known)
            markdown.Append(">\n> ").AppendJoin(' ', known).Append('\n');
    }

    // The line ends a field at a comma.
    private static string OneLine(string client)
    {
        var line = LegalText.Clean(client).Replace('\n', ' ').Replace('\t', ' ').Replace(',', '，').Trim();
        return line.Length <= MaxClient ? line : Graphemes.TruncateUnits(line, MaxClient);
    }
}
