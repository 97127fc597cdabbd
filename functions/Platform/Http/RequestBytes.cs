using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.Http;

/// <summary>Reads request bodies up to a limit.</summary>
public static class RequestBytes
{
    /// <summary>The whole body; a problem (413) when it has more than <paramref name="maxBytes"/> bytes.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            throw TooLarge(maxBytes);
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
            throw new ProblemException(ProblemType.UnsupportedMediaType, "Send the body without a Content-Encoding.", [new FieldError("Content-Encoding", "Encoded bodies are not read.")]);
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 4096));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await ReadAsync(request, chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > maxBytes)
                throw TooLarge(maxBytes);
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static async Task<int> ReadAsync(HttpRequest request, byte[] chunk, CancellationToken cancellationToken)
    {
        try
        {
            return await request.Body.ReadAsync(chunk, cancellationToken);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            // The server reports some malformed chunks this way.
            throw new ProblemException(ProblemType.InvalidRequest, "Send a complete request with valid chunks.", [new FieldError("", "The body cannot be read to its end.")]);
        }
    }

    private static ProblemException TooLarge(int maxBytes) =>
        new(ProblemType.TooLarge, $"Send at most {(maxBytes < 1024 * 1024 ? $"{maxBytes / 1024} KiB" : $"{maxBytes / 1024 / 1024} MiB")}.", [new FieldError("", "The request as a whole is too large.")]);
}
