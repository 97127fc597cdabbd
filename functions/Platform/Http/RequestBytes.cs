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
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 4096));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > maxBytes)
                throw TooLarge(maxBytes);
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static ProblemException TooLarge(int maxBytes) =>
        new(ProblemType.TooLarge, $"Send at most {maxBytes / 1024 / 1024} MiB.", [new FieldError("", "The request as a whole is too large.")]);
}
