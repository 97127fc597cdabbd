namespace ServerlessBlog.Bench;

/// <summary>How long a permalink takes when nothing is kept: a request with an Authorization header goes past the cache.</summary>
internal static class Uncached
{
    private const int Connections = 4;

    public static async Task MeasureAsync(Lab lab, Effort effort, Report report)
    {
        const string what = "uncached permalink page with Azurite, 4 readers";
        await Console.Error.WriteLineAsync(what + " ...");
        await using var app = await lab.StartAppAsync();
        var url = new Uri(app.Address, Lab.Page);
        string[] headers = ["Authorization: none"];
        await Wrk.RunAsync(url, effort.Seconds, Connections, headers);
        var result = await Wrk.RunAsync(url, effort.Seconds * effort.Rounds, Connections, headers);
        report.Add(what + ", p50", Report.Milliseconds(result.P50));
        report.Add(what + ", p99", Report.Milliseconds(result.P99));
    }
}
