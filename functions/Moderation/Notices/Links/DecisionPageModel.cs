using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Site;

namespace ServerlessBlog.Moderation.Notices.Links;

/// <summary>What the page behind a decision's link shows.</summary>
public sealed record DecisionPageModel(SiteInfo Site, NoticeTexts Texts, string Heading, string Sentence)
{
    /// <summary>The item; null when there is none.</summary>
    public FeedbackItem? Item { get; init; }

    /// <summary>What the button says that decides; null for no button.</summary>
    public string? Button { get; init; }
}
