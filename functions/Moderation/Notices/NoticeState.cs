using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>What one way of telling the author is about to do, and when it last did.</summary>
public sealed record NoticeState
{
    /// <summary>Names the notice that is on its way; empty for none. A message with another token is too late.</summary>
    public string Token { get; init; } = "";

    /// <summary>When the message with <see cref="Token"/> is delivered.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When a consumer took the notice to send it; null while nobody did.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When the author was last told, as far as is known; null for never.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>How often the notice on its way has failed.</summary>
    public int Attempt { get; init; }

    public ETag ETag { get; init; }
}

/// <summary>The rows <c>notify-{channel}</c> that hold a <see cref="NoticeState"/> each; every write is conditional.</summary>
public sealed class NoticeStates(TableServiceClient tables)
{
    private const string Row = "notify-";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Memory);

    /// <summary>The state; a new one when there is none. One transaction.</summary>
    public async Task<NoticeState> FindAsync(string channel, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(MemoryRows.State, Row + channel, cancellationToken: cancellationToken);
        return found is { HasValue: true, Value: { } row }
            ? new NoticeState
            {
                Token = row.GetString(nameof(NoticeState.Token)) ?? "",
                At = row.GetDateTimeOffset(nameof(NoticeState.At)) ?? default,
                ClaimedAt = row.GetDateTimeOffset(nameof(NoticeState.ClaimedAt)),
                ToldAt = row.GetDateTimeOffset(nameof(NoticeState.ToldAt)),
                Attempt = row.GetInt32(nameof(NoticeState.Attempt)) ?? 0,
                ETag = row.ETag,
            }
            : new NoticeState();
    }

    /// <summary>
    /// Writes <paramref name="state"/> in the place of the one whose ETag it has; null when another consumer was quicker, else the
    /// state as it stands now. One transaction.
    /// </summary>
    public async Task<NoticeState?> TryWriteAsync(string channel, NoticeState state, CancellationToken cancellationToken)
    {
        var row = new TableEntity(MemoryRows.State, Row + channel)
        {
            [nameof(state.Token)] = state.Token,
            [nameof(state.At)] = state.At == default ? (DateTimeOffset?)null : state.At,
            [nameof(state.ClaimedAt)] = state.ClaimedAt,
            [nameof(state.ToldAt)] = state.ToldAt,
            [nameof(state.Attempt)] = state.Attempt,
        };
        try
        {
            var response = state.ETag == default
                ? await _table.AddEntityAsync(row, cancellationToken)
                : await _table.UpdateEntityAsync(row, state.ETag, TableUpdateMode.Replace, cancellationToken);
            return state with { ETag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return null;
        }
    }
}
