using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Judge.Memory;

/// <summary>
/// What the author decided about whom: a row for each sender or site and each item, so that a decision told twice, or
/// changed, counts once.
/// </summary>
public sealed class AuthorDecisions(TableServiceClient tables)
{
    // Refusals come first, so that a single one is seen however many approvals there are.
    private const string Refused = "a-refused:";
    private const string Approved = "b-approved:";
    private const string Column = "State";
    private const int Most = 100;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);

    /// <summary>The decisions about a sender or site, at most 100. One transaction.</summary>
    public async Task<PastDecisions> FindAsync(string key, CancellationToken cancellationToken)
    {
        var partition = MemoryRows.Decided(key);
        var past = PastDecisions.None;
        var read = 0;
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), Most, cancellationToken: cancellationToken))
        {
            past = row.GetString(Column) switch
            {
                nameof(FeedbackState.Approved) => past with { Approved = past.Approved + 1 },
                nameof(FeedbackState.Rejected) => past with { Rejected = past.Rejected + 1 },
                nameof(FeedbackState.Spam) => past with { Spam = past.Spam + 1 },
                _ => past,
            };
            if (++read == Most)
                break;
        }

        return past;
    }

    /// <summary>
    /// Remembers that the author decided <paramref name="state"/> about an item of this sender or site, and forgets what was
    /// decided about it before; a state that is no decision only forgets. Two transactions.
    /// </summary>
    public async Task SetAsync(string key, string deskId, FeedbackState state, CancellationToken cancellationToken)
    {
        var partition = MemoryRows.Decided(key);
        var prefix = state switch
        {
            FeedbackState.Approved => Approved,
            FeedbackState.Rejected or FeedbackState.Spam => Refused,
            _ => null,
        };
        if (prefix is not null)
            await _table.UpsertEntityAsync(new TableEntity(partition, prefix + deskId) { [Column] = state.ToString() }, TableUpdateMode.Replace, cancellationToken);
        foreach (var other in new[] { Refused, Approved }.Where(other => other != prefix))
            await _table.DeleteEntityAsync(partition, other + deskId, ETag.All, cancellationToken);
    }
}
