using System.Globalization;
using System.Text;
using Azure.Storage.Blobs.Specialized;

namespace ServerlessBlog.Posts.Search.Storage;

/// <summary>Writes a long blob piece by piece; nothing of it exists before it is complete.</summary>
public sealed class DocumentsUpload(BlockBlobClient blob) : IDisposable
{
    private const int BlockSize = 4 * 1024 * 1024;

    private readonly MemoryStream _waiting = new();
    private readonly List<string> _blocks = [];

    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _waiting.WriteAsync(bytes, cancellationToken);
        if (_waiting.Length >= BlockSize)
            await FlushAsync(cancellationToken);
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Length > 0)
            await FlushAsync(cancellationToken);
        await blob.CommitBlockListAsync(_blocks, cancellationToken: cancellationToken);
    }

    public void Dispose() => _waiting.Dispose();

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(_blocks.Count.ToString("D8", CultureInfo.InvariantCulture)));
        _waiting.Position = 0;
        await blob.StageBlockAsync(id, _waiting, cancellationToken: cancellationToken);
        _blocks.Add(id);
        _waiting.SetLength(0);
    }
}
