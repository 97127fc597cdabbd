using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>How much has changed since the last merge.</summary>
/// <param name="Segments">How many changes there are.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Merged">How many posts are merged.</param>
public sealed record HeadSize(int Segments, long Bytes, long Merged);

/// <summary>
/// The blob <c>head</c>, the one thing in the index that ever changes: the manifest, and a block a change since. Every
/// write is one commit of its block list under its entity tag.
/// </summary>
public sealed class SearchHead(BlobServiceClient blobs, TimeProvider time)
{
    public const string Name = "head";

    private const int MaxAttempts = 60;

    private readonly BlockBlobClient _blob = blobs.GetBlobContainerClient(StorageNames.Search).GetBlockBlobClient(Name);

    // Writers of the same process take turns instead of making each other begin again.
    private readonly SemaphoreSlim _writing = new(1);
    private Copy? _copy;

    /// <summary>The index as it is now. One transaction; what is known already is not sent again.</summary>
    public async Task<HeadView> ReadAsync(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _copy);
        try
        {
            var options = new BlobDownloadOptions { Conditions = known is null ? null : new BlobRequestConditions { IfNoneMatch = known.ETag } };
            var answer = await _blob.DownloadStreamingAsync(options, cancellationToken);
            if (answer.GetRawResponse().Status == 304)
                return known!.View;
            using var download = answer.Value;
            var bytes = new byte[download.Details.ContentLength];
            await download.Content.ReadExactlyAsync(bytes, cancellationToken);
            var view = HeadView.Read(bytes, known?.View);
            Volatile.Write(ref _copy, new Copy(download.Details.ETag, view));
            return view;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return HeadView.Empty;
        }
    }

    /// <summary>Throws the index away; whoever adds to it next begins it anew.</summary>
    public Task ClearAsync(CancellationToken cancellationToken) => _blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>
    /// Adds a change of a post, in place of an older one of the same post. Does nothing when this change, or a newer one,
    /// is there. Three transactions unless another process writes at the same time. Returns the sizes before and after.
    /// </summary>
    public async Task<(HeadSize Before, HeadSize After)> AddAsync(BlockName name, Func<byte[]> payload, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            byte[]? block = null;
            for (var attempt = 1; ; attempt++)
            {
                var list = await ListAsync(cancellationToken);
                if (list.Names.Exists(other => Supersedes(other, name)))
                    return (list.Size, list.Size);
                block ??= new Block(name, payload()).ToBytes();
                var next = list.Names.Where(other => other.Id != name.Id || other.Kind == BlockKind.Manifest).Append(name).ToList();
                if (await TryCommitAsync(list, next, name, block, attempt, cancellationToken))
                    return (list.Size, new HeadSize(next.Count(other => other.Kind != BlockKind.Manifest), list.Size.Bytes + block.Length, list.Size.Merged));
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>
    /// Puts a new manifest in the place of <paramref name="before"/> and takes out the changes that are merged in it; keeps
    /// those that came meanwhile. False, and nothing done, when another merge was quicker.
    /// </summary>
    public async Task<bool> SwapAsync(BlockName? before, Manifest manifest, IReadOnlySet<BlockName> merged, CancellationToken cancellationToken)
    {
        var name = new BlockName(BlockKind.Manifest, Ids.Number64(), manifest.Posts.Count);
        var block = new Block(name, manifest.ToBytes()).ToBytes();
        for (var attempt = 1; ; attempt++)
        {
            var list = await ListAsync(cancellationToken);
            if (list.Manifest == name)
                return true;
            if (list.Manifest != before)
                return false;
            var next = list.Names.Where(other => other.Kind != BlockKind.Manifest && !merged.Contains(other)).Prepend(name).ToList();
            if (await TryCommitAsync(list, next, name, block, attempt, cancellationToken))
                return true;
        }
    }

    private static bool Supersedes(BlockName there, BlockName change) =>
        there.Id == change.Id && there.Kind != BlockKind.Manifest
        && (there.Version >= change.Version || (there.Kind == change.Kind && !change.IsPost));

    private async Task<BlockNames> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _blob.GetBlockListAsync(BlockListTypes.Committed, cancellationToken: cancellationToken);
            var blocks = answer.Value.CommittedBlocks.Select(block => (Name: BlockName.Parse(block.Name), Size: block.SizeLong)).ToList();
            if (blocks.Count > 0)
                return new BlockNames(answer.GetRawResponse().Headers.ETag, blocks);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // The first change of all makes the blob.
        }

        return new BlockNames(null, []);
    }

    private async Task<bool> TryCommitAsync(
        BlockNames list, List<BlockName> next, BlockName added, byte[] block, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new MemoryStream(block);
            await _blob.StageBlockAsync(added.ToBlockId(), content, cancellationToken: cancellationToken);
            var conditions = list.ETag is { } tag ? new BlobRequestConditions { IfMatch = tag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
            await _blob.CommitBlockListAsync(
                next.Select(name => name.ToBlockId()), new CommitBlockListOptions { Conditions = conditions }, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (attempt < MaxAttempts && IsOvertaken(exception))
        {
            // Another process committed first, and Storage threw away what was staged. Not all at once again.
            await Task.Delay(TimeSpan.FromMilliseconds(Ids.Number(5, 20 + (20 * Math.Min(attempt, 10)))), time, cancellationToken);
            return false;
        }
    }

    private static bool IsOvertaken(RequestFailedException exception) =>
        exception.Status is 409 or 412 || exception.ErrorCode == BlobErrorCode.InvalidBlockList;

    private sealed record Copy(ETag ETag, HeadView View);

    private sealed class BlockNames(ETag? etag, List<(BlockName Name, long Size)> blocks)
    {
        public ETag? ETag { get; } = etag;

        public List<BlockName> Names { get; } = [.. blocks.Select(block => block.Name)];

        public BlockName? Manifest => Names.Count > 0 && Names[0].Kind == BlockKind.Manifest ? Names[0] : null;

        public HeadSize Size => new(
            Names.Count(name => name.Kind != BlockKind.Manifest),
            blocks.Where(block => block.Name.Kind != BlockKind.Manifest).Sum(block => block.Size),
            Manifest?.Version ?? 0);
    }
}
