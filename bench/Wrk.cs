using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessBlog.Local.Processes;

namespace ServerlessBlog.Bench;

/// <summary>One run of wrk, bounded in time and connections.</summary>
internal static partial class Wrk
{
    /// <summary>What a run found.</summary>
    /// <param name="RequestsPerSecond">Answers a second.</param>
    /// <param name="P50">Half of the answers came within this time.</param>
    /// <param name="P99">99 of 100 answers came within this time.</param>
    public sealed record Result(double RequestsPerSecond, TimeSpan P50, TimeSpan P99);

    public static async Task<Result> RunAsync(Uri url, int seconds, int connections, IEnumerable<string> headers)
    {
        List<string> arguments = ["--threads", "1", "--connections", Text(connections), "--duration", $"{Text(seconds)}s", "--latency"];
        foreach (var header in headers)
            arguments.AddRange(["--header", header]);
        arguments.Add(url.AbsoluteUri);
        List<string> lines = [];
        await using var wrk = ChildProcess.Start("wrk", arguments, onLine: line =>
        {
            lock (lines)
                lines.Add(line);
        });
        await wrk.Exited;
        var output = string.Join('\n', lines);
        if (!Rate().IsMatch(output) || output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"wrk on {url} did not go well:\n{output}");
        return new Result(double.Parse(Rate().Match(output).Groups["rate"].ValueSpan, CultureInfo.InvariantCulture), Latency(output, "50"), Latency(output, "99"));
    }

    private static TimeSpan Latency(string output, string percentile)
    {
        var match = Percentile().Matches(output).First(match => match.Groups["percentile"].Value == percentile);
        var value = double.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "us" => TimeSpan.FromMicroseconds(value),
            "ms" => TimeSpan.FromMilliseconds(value),
            _ => TimeSpan.FromSeconds(value),
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\s(?<percentile>[0-9]+)%\s+(?<value>[0-9.]+)(?<unit>us|ms|s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percentile();
}
