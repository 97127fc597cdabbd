using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ServerlessBlog.Backups.Files;

/// <summary>Copies blobs through the app: a copy that the service makes by itself needs a signature or a token of its own.</summary>
public static class BlobCopy
{
    private const long InMemory = 4 * 1024 * 1024;

    /// <summary>
    /// Copies a blob, and returns the SHA-256 of its bytes. Two transactions; a blob of more than 4 MiB is read twice, so that its
    /// hash is known before, and takes one more for each 4 MiB.
    /// </summary>
    /// <param name="from">The blob.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="to">The copy; what is there is replaced.</param>
    /// <param name="optionsOf">How the copy is written, given the hash.</param>
    /// <param name="cancellationToken">Ends the work; then there is no copy.</param>
    public static async Task<string> CopyAsync(BlobClient from, long length, BlobClient to, Func<string, BlobUploadOptions> optionsOf, CancellationToken cancellationToken)
    {
        if (length <= InMemory)
        {
            var bytes = (await from.DownloadContentAsync(cancellationToken)).Value.Content;
            var known = Convert.ToHexStringLower(SHA256.HashData(bytes));
            await to.UploadAsync(bytes, optionsOf(known), cancellationToken);
            return known;
        }

        var hash = await LineFile.HashAsync(from, cancellationToken);
        await using var content = await from.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);
        await to.UploadAsync(content, optionsOf(hash), cancellationToken);
        return hash;
    }
}
