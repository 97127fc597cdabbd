using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Standalone.Timers;

/// <summary>
/// Lets one instance at a time run a timer: a blob that an instance leases while it decides and runs, and that holds
/// the timer's status. Nothing is leased between runs, so an idle timer costs nothing.
/// </summary>
internal sealed class TimerLock(BlobContainerClient container, string blobName, TimeProvider time)
{
    /// <summary>The shortest lease there is: after a crash the timer is free again this soon.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(15);

    private readonly BlobClient _blob = container.GetBlobClient(blobName);

    /// <summary>Leases the timer, or returns null while another instance has it.</summary>
    /// <exception cref="RequestFailedException">The storage does not answer as it should.</exception>
    public async Task<TimerLease?> TryAcquireAsync(CancellationToken cancellationToken)
    {
        var client = _blob.GetBlobLeaseClient();
        try
        {
            var asked = time.GetTimestamp();
            await AcquireAsync(client, cancellationToken);
            return new TimerLease(_blob, client, asked, time);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            return null;
        }
    }

    /// <summary>The status that a blob holds, or null when it holds none.</summary>
    internal static TimerStatus? Parse(BinaryData content)
    {
        try
        {
            return content.ToMemory().IsEmpty ? null : JsonSerializer.Deserialize(content.ToMemory().Span, WorkerJson.Default.TimerStatus);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task AcquireAsync(BlobLeaseClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.AcquireAsync(LeaseDuration, conditions: null, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await CreateAsync(cancellationToken);
            await client.AcquireAsync(LeaseDuration, conditions: null, cancellationToken);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        try
        {
            await _blob.UploadAsync(BinaryData.FromString(""), overwrite: false, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another instance was first.
        }
    }
}
