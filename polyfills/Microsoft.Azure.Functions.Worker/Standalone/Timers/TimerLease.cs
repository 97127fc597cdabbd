using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Standalone.Timers;

/// <summary>The right to run a timer, renewed until it is disposed. When it is lost, <see cref="Lost"/> says so.</summary>
internal sealed class TimerLease : IAsyncDisposable
{
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SafetyMargin = TimeSpan.FromSeconds(2);

    private readonly BlobClient _blob;
    private readonly BlobLeaseClient _lease;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly Task _renewal;

    public TimerLease(BlobClient blob, BlobLeaseClient lease, long askedAt, TimeProvider time)
    {
        _blob = blob;
        _lease = lease;
        _time = time;
        _renewal = RenewAsync(askedAt, _disposing.Token);
    }

    /// <summary>Signalled when another instance may have the timer.</summary>
    public CancellationToken Lost => _lost.Token;

    public async Task<TimerStatus?> ReadStatusAsync(CancellationToken cancellationToken)
    {
        var content = await _blob.DownloadContentAsync(cancellationToken);
        return TimerLock.Parse(content.Value.Content);
    }

    /// <exception cref="RequestFailedException">Status 412: the lease was lost, and nothing was written.</exception>
    public async Task WriteStatusAsync(TimerStatus status, CancellationToken cancellationToken) =>
        await _blob.UploadAsync(
            new BinaryData(JsonSerializer.SerializeToUtf8Bytes(status, WorkerJson.Default.TimerStatus)),
            new BlobUploadOptions
            {
                Conditions = new BlobRequestConditions { LeaseId = _lease.LeaseId },
                HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _disposing.CancelAsync();
        await _renewal;
        if (!_lost.IsCancellationRequested)
        {
            try
            {
                using var timeout = new CancellationTokenSource(SafetyMargin, _time);
                await _lease.ReleaseAsync(conditions: null, timeout.Token);
            }
#pragma warning disable CA1031 // The lease runs out by itself.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }

        _lost.Dispose();
        _disposing.Dispose();
    }

    private async Task RenewAsync(long renewedAt, CancellationToken disposing)
    {
        while (!disposing.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(RenewalInterval, _time, disposing);
                var asked = _time.GetTimestamp();
                using var timeout = new CancellationTokenSource(RenewalInterval, _time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, disposing);
                await _lease.RenewAsync(conditions: null, either.Token);
                renewedAt = asked;
            }
            catch (OperationCanceledException) when (disposing.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // However the storage fails, what counts is whether the lease still holds.
            catch (Exception e)
#pragma warning restore CA1031
            {
                var isGone = e is RequestFailedException { Status: 404 or 409 or 412 };
                if (!isGone && _time.GetElapsedTime(renewedAt) + RenewalInterval < TimerLock.LeaseDuration - SafetyMargin)
                    continue;
                await _lost.CancelAsync();
                return;
            }
        }
    }
}
