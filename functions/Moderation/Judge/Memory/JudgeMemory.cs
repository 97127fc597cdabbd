using Azure.Data.Tables;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>Everything that the judge remembers of one item, for a writer who wants all of it gone.</summary>
public sealed class JudgeMemory(TableServiceClient tables, MemoryKeys keys, AuthorDecisions decisions)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);

    /// <summary>
    /// Forgets the item's text, its place among what its client sent, what Akismet was asked with, and what was decided about it.
    /// Other items of the same sender are not touched. At most eight transactions, all at the same time.
    /// </summary>
    public async Task ForgetAsync(FeedbackItem item, CancellationToken cancellationToken)
    {
        var (itemKey, text) = (MemoryKeys.Item(item), JudgedText.Of(item));
        var row = $"{MemoryRows.Descending(item.UpdatedAt)}-{itemKey}";
        List<Task> forgetting =
        [
            DeleteAsync(MemoryRows.Text(await keys.TextAsync(text, cancellationToken)), itemKey, cancellationToken),
            DeleteAsync(MemoryRows.Recent, row, cancellationToken),
            DeleteAsync(MemoryRows.Akismet, item.DeskId, cancellationToken),
            decisions.SetAsync(await keys.SenderAsync(item, cancellationToken), item.DeskId, FeedbackState.Pending, cancellationToken),
        ];
        if (item.ClientHash.Length > 0)
            forgetting.Add(DeleteAsync(MemoryRows.Rate(item.UpdatedAt, item.ClientHash), row, cancellationToken));
        if (await keys.SiteAsync(item, cancellationToken) is { } site)
            forgetting.Add(decisions.SetAsync(site, item.DeskId, FeedbackState.Pending, cancellationToken));
        await Task.WhenAll(forgetting);
    }

    private Task<Azure.Response> DeleteAsync(string partition, string row, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(partition, row, cancellationToken: cancellationToken);
}
