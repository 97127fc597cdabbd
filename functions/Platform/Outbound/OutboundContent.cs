using System.Net.Http.Headers;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>Reads answers up to a limit.</summary>
internal static class OutboundContent
{
    public static async Task<OutboundResponse> ReadAsync(HttpResponseMessage response, Uri url, int limit, CancellationToken cancellationToken)
    {
        var content = response.Content;
        // To HEAD it is the length of what GET would bring.
        if (content.Headers.ContentLength > limit && response.RequestMessage?.Method != HttpMethod.Head)
            throw TooLarge(url, limit);
        // Decompressed by the handler while it is read: a small answer that becomes a large one ends here too.
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (body.Length + read > limit)
                throw TooLarge(url, limit);
            body.Write(chunk, 0, read);
        }

        return new OutboundResponse(response.StatusCode, url, Named(response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)), body.ToArray())
        {
            // They are there once the content is read.
            Trailers = Named(response.TrailingHeaders.NonValidated),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Named(IEnumerable<KeyValuePair<string, HeaderStringValues>> fields)
    {
        var named = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in fields)
            named[name] = [.. values];
        return named;
    }

    private static OutboundException TooLarge(Uri url, int limit) =>
        new(OutboundFailure.TooLarge, $"{url.IdnHost} answered with more than {limit} bytes.");
}
