using System.Globalization;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>What is due when, in order of time: the net below the scheduled messages, read from the front by the timer.</summary>
public sealed class DuePosts(TableServiceClient tables)
{
    private const string Partition = "due";
    private const string Kind = "post";
    private const string SlugColumn = "Slug";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Schedule);

    /// <summary>Notes that <paramref name="slug"/> is due at <paramref name="at"/>. One transaction.</summary>
    public Task AddAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, KeyOf(slug, at)) { [SlugColumn] = slug }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets that <paramref name="slug"/> is due at <paramref name="at"/>. One transaction.</summary>
    public Task RemoveAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, KeyOf(slug, at), cancellationToken: cancellationToken);

    /// <summary>Up to <paramref name="count"/> posts that were due at <paramref name="now"/>, the longest waiting first. One transaction.</summary>
    public async Task<IReadOnlyList<(string Slug, DateTimeOffset At)>> ReadAsync(DateTimeOffset now, int count, CancellationToken cancellationToken)
    {
        var end = KeyOf("", now.AddTicks(1));
        List<(string Slug, DateTimeOffset At)> due = [];
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {end}"), count, cancellationToken: cancellationToken))
        {
            var ticks = long.Parse(row.RowKey.AsSpan(0, 19), CultureInfo.InvariantCulture);
            if (row.GetString(SlugColumn) is { } slug)
                due.Add((slug, new DateTimeOffset(ticks, TimeSpan.Zero)));
            if (due.Count == count)
                break;
        }

        return due;
    }

    private static string KeyOf(string slug, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:D19}_{Kind}_{slug}");
}
