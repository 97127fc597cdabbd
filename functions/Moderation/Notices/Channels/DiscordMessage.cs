using System.Text;
using Newtonsoft.Json.Linq;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>
/// The JSON of Discord's Execute Webhook: at most 2,000 characters of Markdown, in which a backslash takes the meaning from
/// every sign, and no mention is allowed whatever the text says.
/// </summary>
public static class DiscordMessage
{
    private const int MaxLength = 2000;
    private const int SuppressEmbeds = 4;
    private const string Signs = "\\*_~`|>#[]()<:-+=!";

    public static JObject Of(Digest digest, NoticeTexts texts)
    {
        var end = $"\n{Link(digest.DeskUrl, texts.OpenDesk)}";
        var text = new StringBuilder($"**{texts.Waiting(digest.Count())}**\n");
        var shown = 0;
        foreach (var item in digest.Newest)
        {
            var part = $"\n{item.Heading(texts, Escape)}\n{Escape(item.Words)}\n{Link(item.ApproveUrl, texts.Approve)}  {Link(item.SpamUrl, texts.Spam)}\n";
            if (text.Length + part.Length + end.Length + More(shown).Length > MaxLength)
                break;
            text.Append(part);
            shown++;
        }

        text.Append(More(shown)).Append(end);
        return Message(text.ToString());

        string More(int count) => digest.MoreThan(count, texts) is { } more ? "\n" + more : "";
    }

    public static JObject Of(Alert alert, NoticeTexts texts) => Message($"**{Escape(alert.Subject)}**\n{Escape(alert.Text)}\n{Link(alert.Url, texts.OpenDesk)}");

    private static JObject Message(string content) => new()
    {
        ["content"] = content,
        ["allowed_mentions"] = new JObject { ["parse"] = new JArray() },
        ["flags"] = SuppressEmbeds,
    };

    private static string Link(string url, string label) => $"[{label}](<{url}>)";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Signs.Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
