using Azure.Data.Tables;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Store;

/// <summary>Where an item of the desk is.</summary>
/// <param name="DeskId">Its id on the desk.</param>
/// <param name="Slug">The post's slug.</param>
/// <param name="Row">The row key among the post's comments and linkbacks.</param>
public sealed record DeskPointer(string DeskId, string Slug, string Row);

/// <summary>The author's desk: for each state a partition of pointers, the newest first.</summary>
public sealed class DeskStore(TableServiceClient tables)
{
    private const string SlugColumn = "Slug";
    private const string RowColumn = "Row";

    private static readonly FeedbackState[] Partitions = [FeedbackState.Pending, FeedbackState.Spam, FeedbackState.Rejected, FeedbackState.Approved];

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Desk);

    /// <summary>Puts an item where its state belongs. One transaction.</summary>
    public Task PlaceAsync(FeedbackState state, DeskPointer pointer, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(PartitionOf(state), pointer.DeskId) { [SlugColumn] = pointer.Slug, [RowColumn] = pointer.Row }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Takes an item out of a state's partition; one that is not there is as good. One transaction.</summary>
    public Task RemoveAsync(FeedbackState state, string deskId, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(PartitionOf(state), deskId, cancellationToken: cancellationToken);

    /// <summary>Takes an item out of every partition. Four transactions.</summary>
    public Task RemoveAsync(string deskId, CancellationToken cancellationToken) =>
        Task.WhenAll(Partitions.Select(state => RemoveAsync(state, deskId, cancellationToken)));

    /// <summary>Finds an item by its id: one transaction while it waits, four otherwise.</summary>
    public async Task<DeskPointer?> FindAsync(string deskId, CancellationToken cancellationToken)
    {
        if (await FindAsync(Partitions[0], deskId, cancellationToken) is { } waiting)
            return waiting;
        var others = await Task.WhenAll(Partitions[1..].Select(state => FindAsync(state, deskId, cancellationToken)));
        return others.FirstOrDefault(pointer => pointer is not null);
    }

    /// <summary>Up to <paramref name="count"/> items (at most 1,000) of a state after <paramref name="afterId"/>, newest first. One transaction.</summary>
    public Task<IReadOnlyList<DeskPointer>> ReadAsync(FeedbackState state, string? afterId, int count, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(state)} and RowKey gt {afterId ?? ""}"), count, cancellationToken);

    private static string PartitionOf(FeedbackState state) => state.ToString().ToLowerInvariant();

    private static DeskPointer PointerOf(TableEntity row) => new(row.RowKey, row.GetString(SlugColumn)!, row.GetString(RowColumn)!);

    private async Task<DeskPointer?> FindAsync(FeedbackState state, string deskId, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(state), deskId, cancellationToken: cancellationToken);
        return row.HasValue ? PointerOf(row.Value!) : null;
    }

    private async Task<IReadOnlyList<DeskPointer>> QueryAsync(string filter, int count, CancellationToken cancellationToken) =>
        [.. (await _table.QueryAsync<TableEntity>(filter, count, cancellationToken: cancellationToken).FirstAsync(count)).Select(PointerOf)];
}
