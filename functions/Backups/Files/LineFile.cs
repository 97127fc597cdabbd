using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using ServerlessBlog.Backups.Model;

namespace ServerlessBlog.Backups.Files;

/// <summary>Files of lines, compressed (gzip), that are written and read as streams: of any size, in little memory.</summary>
public static class LineFile
{
    private const int BlockBytes = 1024 * 1024;
    private const byte LineEnd = (byte)'\n';

    // A member without data (RFC 1952): GZipStream writes nothing at all for no lines, and storage takes no empty block.
    private static readonly byte[] NoLines = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Writes the lines into a blob, and returns what the manifest says of it. One transaction for each MiB, and one.</summary>
    /// <param name="blob">The blob; its name is the file's.</param>
    /// <param name="source">The table or container that it is of.</param>
    /// <param name="lines">The lines, without their ends.</param>
    /// <param name="cancellationToken">Ends the work; then there is no blob.</param>
    public static async Task<BackupFile> WriteAsync(BlockBlobClient blob, string source, IAsyncEnumerable<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var packed = new MemoryStream();
        List<string> blocks = [];
        var (count, bytes) = (0L, 0L);
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                gzip.Write(line.Span);
                gzip.WriteByte(LineEnd);
                count++;
                if (packed.Length >= BlockBytes)
                    await StageAsync();
            }
        }

        if (blocks.Count == 0 && packed.Length == 0)
            packed.Write(NoLines);
        if (packed.Length > 0)
            await StageAsync();
        await blob.CommitBlockListAsync(blocks, cancellationToken: cancellationToken);
        return new BackupFile(source, blob.Name, count, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));

        async Task StageAsync()
        {
            hash.AppendData(packed.GetBuffer(), 0, (int)packed.Length);
            bytes += packed.Length;
            blocks.Add(Convert.ToBase64String(BitConverter.GetBytes(blocks.Count)));
            packed.Position = 0;
            await blob.StageBlockAsync(blocks[^1], packed, cancellationToken: cancellationToken);
            packed.SetLength(0);
        }
    }

    /// <summary>The lines of a blob. Throws <see cref="InvalidDataException"/> for what is not such a file, or only its beginning. One transaction.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(BlobClient blob, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var download = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
        await using var gzip = new GZipStream(download.Content, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            yield return Encoding.UTF8.GetBytes(line);
    }

    /// <summary>The SHA-256 of a blob as hexadecimal digits. One transaction.</summary>
    public static async Task<string> HashAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        using var download = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(download.Content, cancellationToken));
    }
}
