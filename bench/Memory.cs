using System.Globalization;

namespace ServerlessBlog.Bench;

/// <summary>Resident memory after many requests of all kinds.</summary>
internal static class Memory
{
    private const int Requests = 10_000;
    private const int LimitMiB = 150;
    private const int Readers = 16;

    // What readers and their programs ask for.
    private static readonly string[] Paths =
    [
        "/", "/atom.xml", "/rss.xml", "/feed.json", "/archives", "/api/posts", "/categories/測定", "/tags/bench", "/archives/2010/01",
        "/search?q=measured", "/api/posts?q=内向き", "/sitemap.xml", "/posts/not-there", "/assets/site.css",
    ];

    public static async Task MeasureAsync(Lab lab, Report report)
    {
        await Console.Error.WriteLineAsync("memory ...");
        await using var app = await lab.StartAppAsync();
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = Readers }, async (i, cancellationToken) =>
        {
            // Every second one is a permalink, page or JSON, of one of the posts.
            var path = i % 2 == 0 ? Paths[i / 2 % Paths.Length] : $"{(i % 4 == 1 ? "" : "/api")}/posts/measured-{1 + (i / 4 % 60)}";
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            if ((int)response.StatusCode >= 500)
                throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
        });
        var resident = ResidentMiB(app.ProcessId);
        report.Add("resident memory after 10,000 mixed requests", $"{resident:0} MiB", $"at most {LimitMiB} MiB", resident <= LimitMiB);
    }

    // The kernel's own count, in KiB.
    private static double ResidentMiB(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
