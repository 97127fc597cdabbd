using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Timers;
using ServerlessBlog.Posts.Search.Storage;

namespace ServerlessBlog.Posts.Search;

/// <summary>
/// Once a day: takes the text of deleted posts out of the index for good, merges what no message asked for, and removes
/// what merges left behind.
/// </summary>
public sealed class TidySearch(SearchMerger merger, SearchHead head, GenerationSweeper sweeper) : ITimerJob
{
    [Function(nameof(TidySearch))]
    public async Task Run([TimerTrigger("0 17 3 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await merger.MergeIfDueAsync(erase: true, cancellationToken);
        await sweeper.SweepAsync((await head.ReadAsync(cancellationToken)).Manifest, old: "", cancellationToken);
    }
}
