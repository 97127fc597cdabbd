using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Platform.Telemetry;

namespace ServerlessBlog.Platform.Timers;

/// <summary>
/// The last run of each timer function, in the table <c>schedule</c>, partition <c>timers</c>. Instances come and go, so that
/// only what is stored tells whether timers run at all.
/// </summary>
public sealed partial class TimerRuns(TableServiceClient tables, BlogClock clock, TimeProvider time, ILogger<TimerRuns> logger)
{
    internal const string Partition = "timers";
    private const string SinceColumn = "Since";
    private const string LastRunColumn = "LastRun";
    private const string TookColumn = "TookMilliseconds";
    private const string FailedColumn = "Failed";

    // To record a run must not keep the next one waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Schedule);

    /// <summary>Does <paramref name="work"/> and records when and how it went. One transaction, whose failure is only logged.</summary>
    public async Task<TimerRun> RecordAsync(string timer, Func<Task> work, CancellationToken cancellationToken)
    {
        using var activity = BlogTelemetry.Source.StartActivity($"timer {timer}");
        var (began, start) = (clock.Now, time.GetTimestamp());
        try
        {
            await work();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            await TryWriteAsync(timer, new TimerRun(null, began, time.GetElapsedTime(start), HasFailed: true));
            throw;
        }

        var run = new TimerRun(null, began, time.GetElapsedTime(start), HasFailed: false);
        await TryWriteAsync(timer, run);
        return run;
    }

    /// <summary>What is known of each timer, by its name. One transaction.</summary>
    public async Task<IReadOnlyDictionary<string, TimerRun>> ReadAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, TimerRun> runs = new(StringComparer.OrdinalIgnoreCase);
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            runs[row.RowKey] = new TimerRun(
                row.GetDateTimeOffset(SinceColumn), row.GetDateTimeOffset(LastRunColumn), TimeSpan.FromMilliseconds(row.GetInt64(TookColumn) ?? 0), row.GetBoolean(FailedColumn) ?? false);
        }

        return runs;
    }

    /// <summary>Remembers from when on these timers are looked for, none of which has a row yet. One transaction, once in a blog's life.</summary>
    public async Task WatchAsync(IReadOnlyCollection<string> timers, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        try
        {
            await _table.SubmitTransactionAsync(
                timers.Select(timer => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Partition, timer) { [SinceColumn] = now })), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // A timer ran meanwhile, or another instance looked; the next look sees the rows.
        }
    }

    private async Task TryWriteAsync(string timer, TimerRun run)
    {
        BlogTelemetry.MeasureTimer(timer, run.HasFailed ? "failed" : "succeeded", run.Took);
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            var row = new TableEntity(Partition, timer) { [LastRunColumn] = run.LastRun, [TookColumn] = (long)run.Took.TotalMilliseconds, [FailedColumn] = run.HasFailed };
            await _table.UpsertEntityAsync(row, TableUpdateMode.Merge, limit.Token);
        }
#pragma warning disable CA1031 // The run was made; that nobody knows of it must not fail it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotRecorded(logger, exception, timer);
        }
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "The timer {Timer} ran, but that could not be recorded")]
    private static partial void LogNotRecorded(ILogger logger, Exception exception, string timer);
}
