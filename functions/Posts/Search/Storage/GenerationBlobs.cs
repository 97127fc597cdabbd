using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>The blobs of a generation: <c>documents</c>, and a shard of terms each. Written once, then only read or removed.</summary>
public sealed class GenerationBlobs(BlobServiceClient blobs)
{
    private const string Documents = "documents";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.Search);

    /// <summary>The name of the generation that follows <paramref name="generation"/>, which no other merge takes.</summary>
    public static string NameAfter(string generation)
    {
        var number = generation.Length == 0 ? 0 : int.Parse(generation.AsSpan(1, generation.IndexOf('-', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"g{number + 1}-{Ids.Random(8)}");
    }

    /// <summary>The name of the blob of one shard.</summary>
    public static string ShardName(string generation, int shard) => string.Create(CultureInfo.InvariantCulture, $"{generation}/terms-{shard:x4}");

    public Task WriteShardAsync(string generation, int shard, byte[] bytes, CancellationToken cancellationToken) =>
        _container.GetBlobClient(ShardName(generation, shard)).UploadAsync(new BinaryData(bytes), overwrite: true, cancellationToken);

    /// <summary>A whole shard. One transaction.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadShardAsync(string generation, int shard, CancellationToken cancellationToken) =>
        (await _container.GetBlobClient(ShardName(generation, shard)).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();

    /// <summary>Begins to write the documents.</summary>
    public DocumentsUpload BeginDocuments(string generation) => new(DocumentsOf(generation));

    /// <summary>The packed bytes of <paramref name="chunks"/>, in ascending order, by reading from the first to the last. One transaction.</summary>
    public async IAsyncEnumerable<byte[]> ReadChunksAsync(string generation, IReadOnlyList<Chunk> chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (chunks.Count == 0)
            yield break;
        var at = chunks[0].Offset;
        var range = new Azure.HttpRange(at, chunks[^1].Offset + chunks[^1].Length - at);
        using var download = (await DocumentsOf(generation).DownloadStreamingAsync(new BlobDownloadOptions { Range = range }, cancellationToken)).Value;
        var skipped = new byte[16 * 1024];
        foreach (var chunk in chunks)
        {
            while (at < chunk.Offset)
            {
                var part = (int)Math.Min(skipped.Length, chunk.Offset - at);
                await download.Content.ReadExactlyAsync(skipped.AsMemory(0, part), cancellationToken);
                at += part;
            }

            var packed = new byte[chunk.Length];
            await download.Content.ReadExactlyAsync(packed, cancellationToken);
            at += packed.Length;
            yield return packed;
        }
    }

    /// <summary>Every post of a generation, newest first. One transaction.</summary>
    public async IAsyncEnumerable<IndexedPost> ReadAllAsync(Manifest manifest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var packed in ReadChunksAsync(manifest.Generation, manifest.Chunks, cancellationToken))
        {
            foreach (var post in PostCodec.Unpack(packed))
                yield return post;
        }
    }

    /// <summary>The name and age of every blob of every generation.</summary>
    public async IAsyncEnumerable<(string Name, string Generation, DateTimeOffset WrittenAt)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "g", cancellationToken))
        {
            if (blob.Name.IndexOf('/', StringComparison.Ordinal) is > 0 and var end)
                yield return (blob.Name, blob.Name[..end], blob.Properties.LastModified ?? DateTimeOffset.MaxValue);
        }
    }

    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        _container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken);

    private BlockBlobClient DocumentsOf(string generation) => _container.GetBlockBlobClient($"{generation}/{Documents}");
}
