using Azure;
using Azure.Data.Tables;

namespace ServerlessBlog.Posts.Lists;

/// <summary>
/// The list of all posts as a linked list: each row also names the next newer post, so that one range query from a
/// post's row finds both of its neighbours. A row and the pointer to it change in one entity group transaction under
/// the entity tags that were read, and the row <see cref="EndKey"/> at the end always gives the oldest post a
/// neighbour to hang on.
/// </summary>
public sealed class Chain(Timeline timeline)
{
    /// <summary>The row key after every post's: keys begin with digits.</summary>
    public const string EndKey = "~";

    private const int MaxAttempts = 30;

    // Writers in this process take turns; those elsewhere are met by the entity tags.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>
    /// Puts a row in its place or renews it. Returns up to <paramref name="count"/> rows from it on, as they were
    /// read: its older neighbours. Two transactions when nobody else changes the same place, one when nothing changes.
    /// </summary>
    public Task<IReadOnlyList<TimelineRow>> PlaceAsync(TimelineRow row, int count, CancellationToken cancellationToken) =>
        InTurnAsync(
            row.RowKey,
            count,
            rows =>
            {
                var (own, older) = Split(row.RowKey, rows);
                row.NewerSlug = (own ?? older)?.NewerSlug ?? "";
                row.NewerTitle = (own ?? older)?.NewerTitle ?? "";
                if (own is not null && older is not null && IsSame(own, row) && older.NewerSlug == row.Slug && older.NewerTitle == row.Title)
                    return [];
                return
                [
                    own is null
                        ? new TableTransactionAction(TableTransactionActionType.Add, row)
                        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, own.ETag),
                    PointTo(row.Slug, row.Title, older),
                ];
            },
            cancellationToken);

    /// <summary>Takes a row out; one that is not there is as good. Two transactions when it was there, else one.</summary>
    public Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        InTurnAsync(
            key,
            2,
            rows =>
            {
                var (own, older) = Split(key, rows);
                return own is null
                    ? []
                    : [new TableTransactionAction(TableTransactionActionType.Delete, own, own.ETag), PointTo(own.NewerSlug, own.NewerTitle, older)];
            },
            cancellationToken);

    private async Task<IReadOnlyList<TimelineRow>> InTurnAsync(
        string key, int count, Func<IReadOnlyList<TimelineRow>, IReadOnlyList<TableTransactionAction>> plan, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var rows = await timeline.FromAsync(ListNames.All, key, count, cancellationToken);
                var actions = plan(rows);
                try
                {
                    if (actions.Count > 0)
                        await timeline.SubmitAsync(actions, cancellationToken);
                    return rows;
                }
                catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412 && attempt < MaxAttempts)
                {
                    // Somebody else changed this place between the reading and the writing: look again.
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private static (TimelineRow? Own, TimelineRow? Older) Split(string key, IReadOnlyList<TimelineRow> rows) =>
        rows.Count > 0 && rows[0].RowKey == key ? (rows[0], rows.ElementAtOrDefault(1)) : (null, rows.ElementAtOrDefault(0));

    private static TableTransactionAction PointTo(string slug, string title, TimelineRow? older)
    {
        var pointer = new TableEntity(ListNames.All, older?.RowKey ?? EndKey)
        {
            [nameof(TimelineRow.NewerSlug)] = slug,
            [nameof(TimelineRow.NewerTitle)] = title,
        };
        return older is null
            ? new TableTransactionAction(TableTransactionActionType.Add, pointer)
            : new TableTransactionAction(TableTransactionActionType.UpdateMerge, pointer, older.ETag);
    }

    private static bool IsSame(TimelineRow stored, TimelineRow row) =>
        stored with { ETag = row.ETag, Timestamp = row.Timestamp } == row.WithoutContent();
}
