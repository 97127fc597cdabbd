using System.Globalization;
using Azure.Data.Tables;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>Which posts have something to announce when, in order of time: the net below the scheduled messages, read from the front by the timer.</summary>
public sealed class AnnouncementSchedule(TableServiceClient tables, QueueSender queue)
{
    /// <summary>When a post is looked at again whose channel is stopped.</summary>
    public static readonly TimeSpan StoppedWait = TimeSpan.FromHours(1);

    /// <summary>Where its rows are in the table <c>schedule</c>.</summary>
    public const string Partition = "announcements";

    private const string SlugColumn = "Slug";

    // What resuming a channel wakes at once; the timer takes up the rest.
    private const int MostAtOnce = 1000;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Schedule);

    /// <summary>Notes that a post is to be looked at. One transaction.</summary>
    public Task AddAsync(string slug, DateTimeOffset at, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, KeyOf(slug, at)) { [SlugColumn] = slug }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets one entry. One transaction.</summary>
    public Task RemoveAsync(ScheduledAnnouncement entry, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, entry.Key, cancellationToken: cancellationToken);

    /// <summary>Up to <paramref name="count"/> entries (at most 1,000) that are due at <paramref name="now"/>, the longest waiting first. One transaction.</summary>
    public async Task<IReadOnlyList<ScheduledAnnouncement>> ReadAsync(DateTimeOffset now, int count, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {KeyOf("", now.AddTicks(1))}");
        var rows = await _table.QueryAsync<TableEntity>(filter, count, cancellationToken: cancellationToken).FirstAsync(count);
        return [.. rows.Select(row => new ScheduledAnnouncement(row.RowKey, row.GetString(SlugColumn) ?? ""))];
    }

    /// <summary>Has the posts looked at now that are to be by <paramref name="until"/>.</summary>
    public async Task WakeAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var slug in (await ReadAsync(until, MostAtOnce, cancellationToken)).Select(entry => entry.Slug).Distinct(StringComparer.Ordinal))
            await queue.SendAsync(Queues.Syndication, new AnnouncementsDue(slug), default, cancellationToken);
    }

    private static string KeyOf(string slug, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:D19}_{slug}");
}

/// <summary>An entry of <see cref="AnnouncementSchedule"/>.</summary>
/// <param name="Key">What it is kept under.</param>
/// <param name="Slug">The post.</param>
public sealed record ScheduledAnnouncement(string Key, string Slug);
