using System.Globalization;

namespace ServerlessBlog.Bench;

/// <summary>The table of results.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Ours, string Baseline, string Ratio, string Goal, bool? IsMet)> _rows = [];

    public bool MeetsGoals => _rows.TrueForAll(row => row.IsMet is not false);

    /// <summary>A ratio of ours to the baseline; it must be at least, or at most, the goal.</summary>
    public void Add(string what, string ours, string baseline, double ratio, double goal, bool atLeast) =>
        _rows.Add((what, ours, baseline, Number(ratio), $"{(atLeast ? "at least" : "at most")} {Number(goal)}", atLeast ? ratio >= goal : ratio <= goal));

    /// <summary>A value with an upper limit.</summary>
    public void Add(string what, string value, string goal, bool isMet) => _rows.Add((what, value, "", "", goal, isMet));

    /// <summary>A value without a goal.</summary>
    public void Add(string what, string value) => _rows.Add((what, value, "", "", "", null));

    public void Print(TextWriter output)
    {
        output.WriteLine(Where());
        output.WriteLine();
        output.WriteLine("| what | the blog | bare server | ratio | goal | met |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (what, ours, baseline, ratio, goal, isMet) in _rows)
            output.WriteLine($"| {what} | {ours} | {baseline} | {ratio} | {goal} | {isMet switch { true => "yes", false => "**no**", _ => "" }} |");
    }

    /// <summary>The date and the machine, as a sentence.</summary>
    public static string Where() => $"Measured {DateTime.UtcNow:yyyy-MM-dd} on {Machine()}.";

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString(time.TotalMilliseconds < 10 ? "0.00" : "0", CultureInfo.InvariantCulture)} ms";

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Machine()
    {
        const string info = "/proc/cpuinfo";
        var cpu = File.Exists(info)
            ? File.ReadLines(info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{Environment.ProcessorCount} cores ({cpu ?? "unknown"}), {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}";
    }
}
