using System.Text;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>A notice as a mail: plain text, and nothing that somebody else wrote in its subject.</summary>
public static class MailText
{
    private const int MaxSubject = 150;

    public static string Subject(Digest digest, NoticeTexts texts, string blog) => NoticeLine.Of(texts.Subject(blog, digest.Count()), MaxSubject);

    public static string Subject(Alert alert, string blog) => NoticeLine.Of($"{blog}: {alert.Subject}", MaxSubject);

    public static string Body(Alert alert, NoticeTexts texts) => $"{alert.Subject}\n\n{alert.Text}\n\n{texts.OpenDesk}:\n{alert.Url}\n";

    public static string Body(Digest digest, NoticeTexts texts)
    {
        var text = new StringBuilder(texts.Waiting(digest.Count())).Append("\n\n");
        foreach (var item in digest.Newest)
        {
            text.Append("* ").Append(item.Heading(texts, part => part)).Append('\n')
                .Append("  ").Append(item.Words).Append("\n\n")
                .Append("  ").Append(texts.Approve).Append(":\n  ").Append(item.ApproveUrl).Append('\n')
                .Append("  ").Append(texts.Spam).Append(":\n  ").Append(item.SpamUrl).Append("\n\n");
        }

        if (digest.MoreThan(digest.Newest.Count, texts) is { } more)
            text.Append(more).Append("\n\n");
        return text.Append(texts.OpenDesk).Append(":\n").Append(digest.DeskUrl).Append('\n').ToString();
    }
}
