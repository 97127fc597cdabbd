using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Gathers what is remembered about an item's text, sender and site, and remembers the item for the next ones.</summary>
public sealed class EvidenceCollector(
    MemoryKeys keys, RecentItems recent, KnownTexts texts, ClientRates rates, AuthorDecisions decisions, FeedbackReader feedback, IOptions<BlogOptions> blog)
{
    /// <summary>At most nine transactions, most of them at the same time.</summary>
    public async Task<Evidence> CollectAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        var text = JudgedText.Of(item);
        var itemKey = MemoryKeys.Item(item);
        var (senderKey, siteKey) = (await keys.SenderAsync(item, cancellationToken), await keys.SiteAsync(item, cancellationToken));

        var repeats = RepeatsAsync(item, itemKey, text, cancellationToken);
        var fromClient = rates.CountAsync(item, itemKey, cancellationToken);
        var sender = decisions.FindAsync(senderKey, cancellationToken);
        var site = siteKey is null ? Task.FromResult(PastDecisions.None) : decisions.FindAsync(siteKey, cancellationToken);
        var answersNothing = AnswersNothingAsync(item, cancellationToken);
        await Task.WhenAll(repeats, fromClient, sender, site, answersNothing);
        var (same, near) = await repeats;
        return new Evidence(item, text)
        {
            IsJapaneseBlog = LanguageTag.IsJapanese(blog.Value.Language),
            FromClient = await fromClient,
            SameTexts = same,
            NearTexts = near,
            Sender = await sender,
            Site = await site,
            AnswersNothing = await answersNothing,
        };
    }

    private async Task<(int Same, int Near)> RepeatsAsync(FeedbackItem item, string itemKey, JudgedText text, CancellationToken cancellationToken)
    {
        if (!text.CanRepeat)
            return (0, 0);
        var (textKey, sketch) = (await keys.TextAsync(text, cancellationToken), text.Sketch());
        var source = item.IsLinkback ? await keys.SenderAsync(item, cancellationToken) : "";

        // Remembered before it is looked for: of two at once, at least one sees the other.
        await Task.WhenAll(
            texts.AddAsync(textKey, itemKey, source, cancellationToken),
            recent.AddAsync(item, itemKey, textKey, sketch, cancellationToken));
        var same = texts.CountAsync(textKey, itemKey, source, cancellationToken);
        var near = recent.CountLikeAsync(itemKey, textKey, sketch, cancellationToken);
        return (await same, await near);
    }

    private async Task<bool> AnswersNothingAsync(FeedbackItem item, CancellationToken cancellationToken) =>
        item.ReplyTo.Length > 0 && await feedback.FindAsync(item.Slug, FeedbackItem.CommentRow(item.ReplyTo), cancellationToken) is null;
}
