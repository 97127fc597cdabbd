namespace ServerlessBlog.Bench;

/// <summary>An answer as it went over the wire, for the bare server to repeat.</summary>
internal sealed record Answer(IReadOnlyList<string> Headers, byte[] Body)
{
    // What the server itself writes for every answer.
    private static readonly string[] OfTheServer = ["Date", "Transfer-Encoding"];

    /// <summary>Asks for <paramref name="path"/> with the same request headers as the load.</summary>
    public static async Task<Answer> ReadAsync(Uri address, string path, IEnumerable<string> requestHeaders)
    {
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = address };
        await AskAsync();
        // The second answer is the cached one.
        return await AskAsync();

        async Task<Answer> AskAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            foreach (var header in requestHeaders)
                request.Headers.TryAddWithoutValidation(header.Split(": ", 2)[0], header.Split(": ", 2)[1]);
            using var response = await http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .Where(header => !OfTheServer.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                .Select(header => $"{header.Key}: {header.Value}");
            return new Answer([.. headers], await response.Content.ReadAsByteArrayAsync());
        }
    }

    /// <summary>The entity tag.</summary>
    public string ETag => Headers.Single(header => header.StartsWith("ETag: ", StringComparison.OrdinalIgnoreCase))["ETag: ".Length..];

    public async Task SaveAsync(string folder)
    {
        await File.WriteAllLinesAsync(Path.Combine(folder, "headers"), Headers);
        await File.WriteAllBytesAsync(Path.Combine(folder, "body"), Body);
    }
}
