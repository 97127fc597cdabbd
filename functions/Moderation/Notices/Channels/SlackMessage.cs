using System.Text;
using Newtonsoft.Json.Linq;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>
/// The JSON of Slack's incoming webhooks, with the text alone, which others that take Slack's JSON understand as well
/// (docs.slack.dev, "Formatting message text": &amp;, &lt; and &gt; are escaped, and nothing else can begin a mention or a link).
/// </summary>
public static class SlackMessage
{
    public static JObject Of(Digest digest, NoticeTexts texts)
    {
        var text = new StringBuilder($"*{texts.Waiting(digest.Count())}*\n");
        foreach (var item in digest.Newest)
        {
            text.Append("\n• ").Append(item.Heading(texts, Escape)).Append('\n').Append(Escape(item.Words)).Append('\n')
                .Append(Link(item.ApproveUrl, texts.Approve)).Append("  ").Append(Link(item.SpamUrl, texts.Spam)).Append('\n');
        }

        if (digest.MoreThan(digest.Newest.Count, texts) is { } more)
            text.Append('\n').Append(more);
        text.Append('\n').Append(Link(digest.DeskUrl, texts.OpenDesk));
        return Message(text.ToString());
    }

    public static JObject Of(Alert alert, NoticeTexts texts) => Message($"*{Escape(alert.Subject)}*\n{Escape(alert.Text)}\n{Link(alert.Url, texts.OpenDesk)}");

    private static JObject Message(string text) => new() { ["text"] = text, ["unfurl_links"] = false, ["unfurl_media"] = false };

    private static string Link(string url, string label) => $"<{url}|{label}>";

    // The signs of bold, italic and code only decorate; what looks like them is shown as what it looks like.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace('*', '∗')
        .Replace('_', '＿')
        .Replace('~', '∼')
        .Replace('`', 'ˋ');
}
