using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Judge.Rules;
using ServerlessBlog.Moderation.Model;

namespace ServerlessBlog.Tests.Unit.Moderation;

/// <summary>What the rules find in items that tests make up.</summary>
public abstract class JudgeTest
{
    private protected static FeedbackItem Comment(string text = "とても参考になりました。ありがとうございます。", string name = "ハル", string email = "", string url = "", int? elapsedMs = 30_000) => new()
    {
        PartitionKey = "mixi-to-twitter",
        RowKey = FeedbackItem.CommentRow("c1"),
        Kind = FeedbackKind.Comment,
        Name = name,
        Email = email,
        Url = url,
        Text = text,
        ElapsedMs = elapsedMs,
    };

    private protected static FeedbackItem Linkback(string title, string text, FeedbackKind kind = FeedbackKind.Trackback) => new()
    {
        PartitionKey = "mixi-to-twitter",
        RowKey = FeedbackItem.LinkbackPrefix + new string('0', 32),
        Kind = kind,
        Url = "https://other.example/entry",
        Title = title,
        Text = text,
    };

    private protected static Evidence Of(FeedbackItem item, bool isJapaneseBlog = true) => new(item, JudgedText.Of(item)) { IsJapaneseBlog = isJapaneseBlog };

    private protected static IRule[] Rules(string blockedWords = "", string blockedDomains = "")
    {
        var list = new BlockList(Options.Create(new ModerationOptions { BlockedWords = blockedWords, BlockedDomains = blockedDomains }));
        return
        [
            new HoneypotRule(), new BlockedWordsRule(list), new BlockedDomainsRule(list), new SenderRule(), new SiteRule(), new RateRule(), new RepeatRule(),
            new TimeRule(), new LinksRule(), new MarkupRule(), new LanguageRule(), new ReplyRule(), new MannersRule(),
        ];
    }

    /// <summary>All reasons, as <c>name:score</c>.</summary>
    private protected static string Reasons(Evidence evidence, string blockedWords = "", string blockedDomains = "") =>
        string.Join(' ', Rules(blockedWords, blockedDomains).SelectMany(rule => rule.Look(evidence)).Select(reason => $"{reason.Name}:{reason.Score}"));

    private protected static int Score(Evidence evidence) => Rules().SelectMany(rule => rule.Look(evidence)).Sum(reason => reason.Score);
}
