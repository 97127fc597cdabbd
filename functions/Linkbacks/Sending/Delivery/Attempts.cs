using Azure;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Protocols;
using ServerlessBlog.Linkbacks.Sending.Store;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>
/// Makes an attempt exclusive and keeps what came of it: who claims a row under its entity tag may tell, and nobody else may
/// until the result is written.
/// </summary>
public sealed partial class Attempts(LinkbackLedger ledger, BlogClock clock, TimeProvider time, ILogger<Attempts> logger)
{
    /// <summary>Claims a planned row for an attempt; null when somebody else was quicker.</summary>
    public async Task<SentLinkback?> ClaimAsync(SentLinkback row, FoundEndpoint endpoint, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var claim = row with
        {
            State = SendState.Sending,
            Protocol = endpoint.Protocol,
            Endpoint = endpoint.Url.AbsoluteUri,
            Attempts = row.Attempts + 1,
            NextAt = null,
            ClaimId = Ids.Random(16),
            ClaimedAt = now,
            UpdatedAt = now,
        };
        try
        {
            return await ledger.SaveAsync(claim, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            // The claim itself may have been written, its answer lost, and its repetition refused.
            return await ledger.FindAsync(row.Slug, row.Hash, cancellationToken) is { } found && found.ClaimId == claim.ClaimId ? found : null;
        }
    }

    /// <summary>Keeps that nothing was told, because of what was found out before; nothing when the row has changed since.</summary>
    public async Task EndAsync(SentLinkback row, SendResult result, Wakeups wakeups, CancellationToken cancellationToken)
    {
        try
        {
            await ledger.SaveAsync(await AfterAsync(row with { Attempts = row.Attempts + 1 }, result, wakeups, cancellationToken), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 412)
        {
            // Who changed it goes on with it.
        }
    }

    /// <summary>Keeps what came of a claimed attempt, also when storage is away for a while.</summary>
    public Task RecordAsync(SentLinkback claimed, SendResult result, Wakeups wakeups) =>
        PatientWrite.RunAsync(() => TryRecordAsync(claimed, result, wakeups), time, exception => LogLater(logger, exception));

    private async Task TryRecordAsync(SentLinkback claimed, SendResult result, Wakeups wakeups)
    {
        for (var row = claimed; ;)
        {
            try
            {
                await ledger.SaveAsync(await AfterAsync(row, result, wakeups, CancellationToken.None), CancellationToken.None);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                var found = await ledger.FindAsync(row.Slug, row.Hash, CancellationToken.None);
                if (found?.ClaimId != claimed.ClaimId)
                    return;
                // Given up as lost: here is the result after all. Else it is this very write, or planned anew for a later version.
                if (found.State is not (SendState.Sending or SendState.Unknown))
                {
                    await NoteToldAsync(found, claimed, result);
                    return;
                }

                row = found;
            }
        }
    }

    private async Task NoteToldAsync(SentLinkback found, SentLinkback claimed, SendResult result)
    {
        if (result.IsDone && found.State == SendState.Planned && found.ToldVersion < claimed.Version)
            await ledger.SaveAsync(found with { ToldVersion = claimed.Version, SentAt = clock.Now }, CancellationToken.None);
    }

    private async Task<SentLinkback> AfterAsync(SentLinkback row, SendResult result, Wakeups wakeups, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var next = result.MayRetry ? RetryTimes.Next(row.Attempts, result.RetryAfter, now) : null;
        if (next is { } at)
            await wakeups.AtAsync(at, cancellationToken);
        return (row with
        {
            State = result.IsDone ? SendState.Sent
                : next is not null ? SendState.Planned
                : result.Outcome switch
                {
                    SendOutcome.NoEndpoint or SendOutcome.ToldOtherwise => SendState.None,
                    SendOutcome.AnswerLost => SendState.Unknown,
                    _ => SendState.Failed,
                },
            Outcome = result.Outcome,
            Status = result.Status,
            Detail = result.Detail,
            NextAt = next,
            ToldVersion = result.IsDone ? row.Version : row.ToldVersion,
            SentAt = result.IsDone ? now : row.SentAt,
        }).Noted(now);
    }

    [LoggerMessage(EventId = 4201, Level = LogLevel.Warning, Message = "What came of a linkback cannot be kept yet; it is tried again")]
    private static partial void LogLater(ILogger logger, Exception exception);
}
