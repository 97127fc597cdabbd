using System.Text;
using System.Text.RegularExpressions;

namespace ServerlessBlog.Bench.Cost.Measuring;

/// <summary>A browser, as far as the blog sees it: a page, and the files that the page names.</summary>
internal sealed partial class Visitor(HttpClient http)
{
    /// <summary>Reads something; returns the bytes of the answer, headers included.</summary>
    /// <param name="pastCache">With a header that leads past what is in memory.</param>
    /// <param name="ifNoneMatch">The copy that is there already.</param>
    public async Task<(double Bytes, string ETag, byte[] Body)> ReadAsync(string path, bool pastCache = false, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (pastCache)
            request.Headers.TryAddWithoutValidation("Authorization", "none");
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        if ((int)response.StatusCode is not (200 or 304))
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Sum(header => header.Key.Length + header.Value.ToString().Length + 4);
        return (body.Length + headers, response.Headers.ETag?.ToString() ?? "", body);
    }

    /// <summary>The files that a page names and a browser fetches: stylesheets, scripts, icons.</summary>
    public async Task<IReadOnlyList<string>> FilesOfAsync(string page)
    {
        var html = await http.GetByteArrayAsync(new Uri(page, UriKind.Relative));
        return [.. File().Matches(Text(html)).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A first visit: the page, and then its files all at once.</summary>
    public async Task<double> VisitAsync(string page, IEnumerable<string> files)
    {
        var (bytes, _, _) = await ReadAsync(page);
        return bytes + (await Task.WhenAll(files.Select(file => ReadAsync(file)))).Sum(file => file.Bytes);
    }

    private static string Text(byte[] body)
    {
        // The client asks for what browsers do.
        using var brotli = new System.IO.Compression.BrotliStream(new MemoryStream(body), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("(?:href|src)=\"(?<path>/assets/[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex File();
}
