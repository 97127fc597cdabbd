using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Platform.Timers;

namespace ServerlessBlog.Operations.Health;

/// <summary>
/// Whether tables and blobs answer, and whether the timers have run. Two transactions: the rows of the timers are the table
/// read, the properties of the posts' container the blob call.
/// </summary>
public sealed partial class StorageProbe(
    TimerTable timers, TimerRuns runs, BlobServiceClient blobs, BlogClock clock, ILogger<StorageProbe> logger) : IReadinessProbe
{
    public TimeSpan Keep => TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<ReadinessCheck>> LookAsync(CancellationToken cancellationToken)
    {
        var blobCheck = BlobsAsync(cancellationToken);
        return [.. await TablesAsync(cancellationToken), await blobCheck];
    }

    private async Task<ReadinessCheck[]> TablesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, TimerRun> known;
        try
        {
            known = await runs.ReadAsync(cancellationToken);
            var unknown = timers.All.Where(timer => !known.ContainsKey(timer.Name)).Select(timer => timer.Name).ToList();
            if (unknown.Count > 0)
                await runs.WatchAsync(unknown, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever it is, it is the finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception, "tables");
            return
            [
                ReadinessCheck.Fail("tables", $"The tables do not answer: {Causes.Of(exception)}."),
                ReadinessCheck.Warn("timers", "Not known while the tables do not answer."),
            ];
        }

        return [ReadinessCheck.Pass("tables", "The tables answer."), TimerFindings.Of(timers.All, known, clock.Now)];
    }

    private async Task<ReadinessCheck> BlobsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await blobs.GetBlobContainerClient(StorageNames.Bodies).GetPropertiesAsync(cancellationToken: cancellationToken);
            return ReadinessCheck.Pass("blobs", "The blobs answer.");
        }
#pragma warning disable CA1031 // Whatever it is, it is the finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception, "blobs");
            return ReadinessCheck.Fail("blobs", $"The blobs do not answer: {Causes.Of(exception)}.");
        }
    }

    [LoggerMessage(EventId = 1311, Level = LogLevel.Error, Message = "Not ready: the {What} do not answer")]
    private static partial void LogFailed(ILogger logger, Exception exception, string what);
}
