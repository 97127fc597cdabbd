using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Syndication.Announcements.Model;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>
/// What channels cost, by the months of the blog's calendar. Money is reserved before a message is sent, so that many at once
/// never spend more than the budget, and given back when it was certainly not sent.
/// </summary>
public sealed class Spending(TableServiceClient tables, BlogClock clock)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.Announcements);

    /// <summary>The US dollars that are spent or reserved in the month of <paramref name="instant"/>. One transaction.</summary>
    public async Task<decimal> OfMonthAsync(string channel, DateTimeOffset instant, CancellationToken cancellationToken) =>
        Money.ToDollars((await FindAsync(PartitionOf(channel, instant), SpendRow.Total, cancellationToken))?.Micros ?? 0);

    /// <summary>
    /// Reserves money in the month of <paramref name="instant"/>; false when that is more than the budget has left. Again for the
    /// same <paramref name="key"/> it changes nothing. Two transactions at least; none for nothing.
    /// </summary>
    public async Task<bool> TryReserveAsync(string channel, string key, decimal dollars, decimal? budget, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var (micros, partition) = (Money.ToMicros(dollars), PartitionOf(channel, instant));
        while (micros > 0)
        {
            var total = await FindAsync(partition, SpendRow.Total, cancellationToken) ?? new SpendRow { PartitionKey = partition, RowKey = SpendRow.Total };
            if (await FindAsync(partition, key, cancellationToken) is not null)
                return true;
            if (budget is { } most && total.Micros + micros > Money.ToMicros(most))
                return false;
            var row = new SpendRow { PartitionKey = partition, RowKey = key, Micros = micros };
            if (await TryWriteAsync(WriteOf(total, micros), new TableTransactionAction(TableTransactionActionType.Add, row), cancellationToken))
                return true;
        }

        return true;
    }

    /// <summary>Notes what was spent already, whatever the budget.</summary>
    public Task RecordAsync(string channel, string key, decimal dollars, CancellationToken cancellationToken) =>
        TryReserveAsync(channel, key, dollars, budget: null, clock.Now, cancellationToken);

    /// <summary>Gives back what was reserved under <paramref name="key"/> in the month of <paramref name="instant"/>, if it was.</summary>
    public async Task ReleaseAsync(string channel, string key, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(channel, instant);
        while (await FindAsync(partition, key, cancellationToken) is { } row && await FindAsync(partition, SpendRow.Total, cancellationToken) is { } total)
        {
            if (await TryWriteAsync(WriteOf(total, -row.Micros), new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag), cancellationToken))
                return;
        }
    }

    private string PartitionOf(string channel, DateTimeOffset instant) => SpendRow.PartitionOf(channel, clock.Local(instant));

    private static TableTransactionAction WriteOf(SpendRow total, long micros)
    {
        var changed = total with { Micros = total.Micros + micros };
        return total.ETag == default
            ? new TableTransactionAction(TableTransactionActionType.Add, changed)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, changed, total.ETag);
    }

    private async Task<SpendRow?> FindAsync(string partition, string key, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<SpendRow>(partition, key, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private async Task<bool> TryWriteAsync(TableTransactionAction total, TableTransactionAction row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync([total, row], cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            // Another one spends at the same time, or this very write was repeated: look again.
            return false;
        }
    }
}
