using System.Globalization;

namespace ServerlessBlog.Bench;

/// <summary>
/// Cached answers against the bare server that answers the same bytes and headers: turns of a few seconds, one after
/// the other, and the median of the ratios of neighbouring turns.
/// </summary>
internal static class Throughput
{
    private const int Connections = 64;

    private static readonly string[] Browser = ["Accept-Encoding: gzip, deflate, br"];

    // What the host's proxy adds.
    private static readonly string[] Proxy =
    [
        .. Browser, "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Host: blog.example", "X-Forwarded-Proto: https",
        "X-Azure-Functions-InvocationId: 3f0c9f6e-9c0e-4b58-9d38-1d0a5f8a2b11", "X-Azure-Functions-HostVersion: 4.1041.200.0", "x-ms-invocation-id: 3f0c9f6e-9c0e-4b58-9d38-1d0a5f8a2b11",
    ];

    public static async Task MeasureAsync(Lab lab, Effort effort, Report report)
    {
        await using (var app = await lab.StartAppAsync())
        {
            await CompareAsync(lab, effort, report, "cached permalink page, standalone, requests/s", app.Address, Lab.Page, Browser, 0.75);
            await CompareAsync(lab, effort, report, "cached post as JSON, standalone, requests/s", app.Address, Lab.Json, Browser, 0.75);
            await CompareNotModifiedAsync(effort, report, app.Address);
        }

        await using var handler = await lab.StartHandlerAsync();
        await CompareAsync(lab, effort, report, "cached permalink page, as custom handler, requests/s", handler.Address, Lab.Page, Proxy, 0.70);
        await CompareAsync(lab, effort, report, "cached post as JSON, as custom handler, requests/s", handler.Address, Lab.Json, Proxy, 0.70);
    }

    private static async Task CompareAsync(Lab lab, Effort effort, Report report, string what, Uri address, string path, string[] headers, double goal)
    {
        await Console.Error.WriteLineAsync(what + " ...");
        await using var baseline = await lab.StartBaselineAsync(await Answer.ReadAsync(address, path, headers));
        var (ours, theirs) = await AlternateAsync(effort, (new Uri(address, path), headers), (new Uri(baseline.Address, path), headers));
        report.Add(what, Rate(ours), Rate(theirs), Ratio(ours, theirs), goal, atLeast: true);
    }

    private static async Task CompareNotModifiedAsync(Effort effort, Report report, Uri address)
    {
        const string what = "304 (against our own 200), requests/s";
        await Console.Error.WriteLineAsync(what + " ...");
        var answer = await Answer.ReadAsync(address, Lab.Page, Browser);
        var url = new Uri(address, Lab.Page);
        var (notModified, whole) = await AlternateAsync(effort, (url, [.. Browser, "If-None-Match: " + answer.ETag]), (url, Browser));
        report.Add(what, Rate(notModified), Rate(whole), Ratio(notModified, whole), 1, atLeast: true);
    }

    private static async Task<(List<double> First, List<double> Second)> AlternateAsync(Effort effort, (Uri Url, string[] Headers) first, (Uri Url, string[] Headers) second)
    {
        List<double> firsts = [], seconds = [];
        await RunAsync(first, effort.WarmUp);
        await RunAsync(second, effort.WarmUp);
        for (var round = 0; round < effort.Rounds; round++)
        {
            firsts.Add(await RunAsync(first, effort.Seconds));
            seconds.Add(await RunAsync(second, effort.Seconds));
        }

        return (firsts, seconds);

        static async Task<double> RunAsync((Uri Url, string[] Headers) target, int seconds) =>
            (await Wrk.RunAsync(target.Url, seconds, Connections, target.Headers)).RequestsPerSecond;
    }

    private static double Ratio(List<double> ours, List<double> theirs) => Report.Median(ours.Zip(theirs, (one, other) => one / other));

    private static string Rate(List<double> rates) => Report.Median(rates).ToString("#,0", CultureInfo.InvariantCulture);
}
