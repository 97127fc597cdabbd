using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServerlessBlog.Bench.Cost.Measuring;
using ServerlessBlog.Bench.Cost.Model;

namespace ServerlessBlog.Bench.Cost;

/// <summary>Measures what operations take, keeps the numbers, and renews the tables of docs/cost.md from them.</summary>
internal static class CostRun
{
    private const string Begin = "<!-- What follows, up to the end mark, is what bench/cost.sh prints. -->\n", End = "<!-- end -->";
    private const int CachedViews = 3000;
    private const int TimerRounds = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task MeasureAsync(Lab lab)
    {
        await using var blog = await MeasuredBlog.StartAsync(lab);
        var operations = await new Measurements(blog).MeasureAsync();
        List<MeasuredTimer> timers = [];
        foreach (var timer in blog.Host.Functions.Where(function => function.TriggerType is "timerTrigger"))
            timers.Add(await MeasureTimerAsync(blog, timer.Name, (string)timer.Trigger["schedule"]!));
        var (processor, log) = await MeasureCachedAsync(blog);
        var measured = new Measured(Report.Where(), operations, timers, processor, log);
        await File.WriteAllTextAsync(Path.Combine(Folder(), "bench", "Cost", "measured.json"), JsonSerializer.Serialize(measured, Json) + "\n");
        await PrintAsync();
    }

    /// <summary>Prints the tables from the numbers that are kept, and puts them into docs/cost.md.</summary>
    public static async Task PrintAsync()
    {
        var measured = JsonSerializer.Deserialize<Measured>(await File.ReadAllTextAsync(Path.Combine(Folder(), "bench", "Cost", "measured.json")), Json)!;
        var tables = CostTables.Write(measured);
        Console.Write(tables);
        var path = Path.Combine(Folder(), "docs", "cost.md");
        var text = await File.ReadAllTextAsync(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        await File.WriteAllTextAsync(path, $"{text[..begin]}\n{tables}\n{text[end..]}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static async Task<MeasuredTimer> MeasureTimerAsync(MeasuredBlog blog, string name, string schedule)
    {
        await Console.Error.WriteLineAsync($"cost: {name} ...");
        Func<Task<double>> run = async () =>
        {
            await blog.Host.FireTimerAsync(name);
            return 0;
        };
        // The first run of a day does more.
        await blog.MeasureAsync(run);
        List<(double Seconds, Calls Calls, IReadOnlyList<QueueWork> Messages)> rounds = [];
        for (var round = 0; round < TimerRounds; round++)
        {
            var (seconds, _, calls, messages) = await blog.MeasureAsync(run);
            rounds.Add((seconds, calls, messages));
        }

        return new MeasuredTimer(
            name, schedule, Report.Median(rounds.Select(round => round.Seconds)), Measurements.MedianOf(rounds.Select(round => round.Calls)), Measurements.MedianOf(rounds.Select(round => round.Messages)));
    }

    private static async Task<(double ProcessorSeconds, double LogBytes)> MeasureCachedAsync(MeasuredBlog blog)
    {
        await Console.Error.WriteLineAsync("cost: answers from memory ...");
        var visitor = new Visitor(blog.Reader);
        await ReadAsync();
        var (processor, log) = (blog.ProcessorSeconds(), blog.LogBytes);
        await ReadAsync();
        return ((blog.ProcessorSeconds() - processor) / CachedViews, (double)(blog.LogBytes - log) / CachedViews);

        Task ReadAsync() => Parallel.ForEachAsync(Enumerable.Range(0, CachedViews), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) => await visitor.ReadAsync(Lab.Page));
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ServerlessBlog.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run it in the repository.");
        return folder;
    }
}
