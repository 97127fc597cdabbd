using Azure.Data.Tables;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Restoring;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>
/// A page that was to be told before now, when a restore brings that back, may have been told since the back-up: it comes back
/// as unknown, and the author may have it told again. An attempt that is for later gets its message.
/// </summary>
public sealed class ReturningLinkbacks(QueueSender queue, BlogClock clock) : IReturningRows
{
    public string Table => StorageNames.Linkbacks;

    public async Task ReturnAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var state = row.GetString(nameof(SentLinkback.State));
        if (state is not (nameof(SendState.Planned) or nameof(SendState.Sending)))
            return;
        if (state == nameof(SendState.Planned) && row.GetDateTimeOffset(nameof(SentLinkback.NextAt)) is { } at && at > clock.Now)
        {
            await queue.SendAsync(Queues.Linkbacks, new LinksChanged(row.PartitionKey, row.GetInt64(nameof(SentLinkback.Version)) ?? 0), at, cancellationToken);
            return;
        }

        var noted = (new SentLinkback
        {
            HistoryJson = row.GetString(nameof(SentLinkback.HistoryJson)) ?? "[]",
            State = SendState.Unknown,
            Outcome = SendOutcome.AnswerLost,
        }).Noted(clock.Now);
        row[nameof(SentLinkback.State)] = noted.State.ToString();
        row[nameof(SentLinkback.Outcome)] = noted.Outcome.ToString();
        row[nameof(SentLinkback.Detail)] = "It was brought back from a back-up after its time; whether the page was told is not known.";
        row[nameof(SentLinkback.HistoryJson)] = noted.HistoryJson;
        row[nameof(SentLinkback.UpdatedAt)] = noted.UpdatedAt;
        row.Remove(nameof(SentLinkback.NextAt));
        row.Remove(nameof(SentLinkback.Status));
    }
}
