using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Syndication.Statuses.Api;

/// <summary>The body of a request, read as it comes, up to a limit; a problem (413) says when there is more.</summary>
internal sealed class LimitedStream(Stream body, long maxBytes) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public static ProblemException TooLarge(long maxBytes) =>
        new(ProblemType.TooLarge, $"Send at most {maxBytes / 1024 / 1024} MiB at once; an archive that is larger has several parts.", [new FieldError("", "The request as a whole is too large.")]);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException exception)
        {
            // So does the server say that there is more than it takes, that chunks are malformed, or that the client ended early.
            throw exception is Microsoft.AspNetCore.Http.BadHttpRequestException { StatusCode: 413 }
                ? TooLarge(maxBytes)
                : new ProblemException(ProblemType.InvalidRequest, "Send a complete request.", [new FieldError("", "The body cannot be read to its end.")]);
        }

        _read += read;
        return _read <= maxBytes ? read : throw TooLarge(maxBytes);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
