using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Posts.Store;

/// <summary>The bodies of posts: blobs that are written once and never changed.</summary>
public sealed class BodyStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.Bodies);

    /// <summary>
    /// Writes a body as <c>{slug}/{revision}.md</c> and returns its name below the slug. When a writer that never
    /// committed left that name behind, or is just about to commit it, another name is taken: no body is overwritten.
    /// </summary>
    public async Task<string> AddAsync(string slug, int revision, string body, CancellationToken cancellationToken)
    {
        var content = new BinaryData(body);
        var name = revision.ToString(CultureInfo.InvariantCulture);
        for (; ; name = $"{revision.ToString(CultureInfo.InvariantCulture)}-{Ids.Random(8)}")
        {
            try
            {
                await Blob(slug, name).UploadAsync(
                    content,
                    new BlobUploadOptions
                    {
                        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                        HttpHeaders = new BlobHttpHeaders { ContentType = "text/markdown; charset=utf-8" },
                    },
                    cancellationToken);
                return name;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // The name is taken; the next one is random.
            }
        }
    }

    /// <summary>Reads a body. One transaction. Throws a problem (410) when the post was deleted since its record was read.</summary>
    public async Task<string> ReadAsync(string slug, string name, CancellationToken cancellationToken)
    {
        try
        {
            var download = await Blob(slug, name).DownloadContentAsync(cancellationToken);
            return Encoding.UTF8.GetString(download.Value.Content);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw new ProblemException(ProblemType.Gone, "The author has deleted this post; its slug is not used again.");
        }
    }

    /// <summary>Removes a body that no record points at.</summary>
    public Task RemoveAsync(string slug, string name, CancellationToken cancellationToken) =>
        Blob(slug, name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Removes every body of a deleted post.</summary>
    public async Task RemoveAllAsync(string slug, CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, slug + "/", cancellationToken))
            await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
    }

    private BlobClient Blob(string slug, string name) => _container.GetBlobClient($"{slug}/{name}.md");
}
