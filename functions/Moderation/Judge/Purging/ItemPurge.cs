using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Moderation.Judge.Purging;

/// <summary>
/// Erases spam, and linkbacks that were refused without the author, after <c>Moderation__PurgeAfterDays</c>. What the author
/// rejected stays, so that it can be looked up and taken back.
/// </summary>
public sealed class ItemPurge(DeskReader desk, FeedbackDecisions decisions, BlogClock clock, IOptions<ModerationOptions> options)
{
    // In one run; the next one goes on.
    private const int MostErased = 200;
    private const int Page = 100;

    /// <summary>Erases at most 200 items; true when nothing old is left. Two transactions an item, and those of erasing it.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.Now.AddDays(-options.Value.PurgeAfterDays);
        var erased = await EraseAsync(FeedbackState.Spam, before, item => true, 0, cancellationToken);
        erased = await EraseAsync(FeedbackState.Rejected, before, item => item is { IsLinkback: true, DecidedAt: null }, erased, cancellationToken);
        return erased < MostErased;
    }

    private async Task<int> EraseAsync(FeedbackState state, DateTimeOffset before, Func<FeedbackItem, bool> isMeant, int erased, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await desk.OlderAsync(state, before, cursor, Page, cancellationToken);
            // An old item may have become spam, or may have been sent again, lately.
            foreach (var item in page.Items.Where(item => item.State == state && isMeant(item) && item.UpdatedAt < before && (item.DecidedAt ?? before) <= before))
            {
                if (erased == MostErased)
                    return erased;
                await decisions.EraseAsync(item, cancellationToken);
                erased++;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return erased;
    }
}
