using Newtonsoft.Json.Linq;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>
/// The JSON that a Teams workflow takes ("When a Teams webhook request is received"): an Adaptive Card 1.4. What somebody wrote
/// stands in text runs, which know no Markdown, and a mention would need an entity of its own.
/// </summary>
public static class TeamsMessage
{
    public static JObject Of(Digest digest, NoticeTexts texts)
    {
        var body = new JArray { Run(texts.Waiting(digest.Count()), isBold: true) };
        foreach (var item in digest.Newest)
        {
            body.Add(Run(item.Heading(texts, text => text), isBold: true, isApart: true));
            body.Add(Run(item.Words));
            body.Add(new JObject { ["type"] = "ActionSet", ["actions"] = new JArray(Open(item.ApproveUrl, texts.Approve), Open(item.SpamUrl, texts.Spam)) });
        }

        if (digest.MoreThan(digest.Newest.Count, texts) is { } more)
            body.Add(Run(more, isApart: true));
        return Message(body, Open(digest.DeskUrl, texts.OpenDesk));
    }

    public static JObject Of(Alert alert, NoticeTexts texts) => Message([Run(alert.Subject, isBold: true), Run(alert.Text)], Open(alert.Url, texts.OpenDesk));

    private static JObject Message(JArray body, JObject action) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JArray(new JObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JObject
            {
                ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                ["type"] = "AdaptiveCard",
                ["version"] = "1.4",
                ["body"] = body,
                ["actions"] = new JArray(action),
            },
        }),
    };

    private static JObject Run(string text, bool isBold = false, bool isApart = false) => new()
    {
        ["type"] = "RichTextBlock",
        ["separator"] = isApart,
        ["inlines"] = new JArray(new JObject { ["type"] = "TextRun", ["text"] = text, ["weight"] = isBold ? "Bolder" : "Default" }),
    };

    private static JObject Open(string url, string title) => new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = url };
}
