using ServerlessBlog.Bench;

// ServerlessBlog.Bench APP BASELINE [--quick]: see run.sh.
if (args is not [var app, var baseline, ..])
{
    await Console.Error.WriteLineAsync("Start it by bench/run.sh.");
    return 2;
}

var effort = args.Contains("--quick", StringComparer.Ordinal) ? Effort.Quick : Effort.Full;
await using var lab = await Lab.OpenAsync(app, baseline);
var report = new Report();
await Throughput.MeasureAsync(lab, effort, report);
await Uncached.MeasureAsync(lab, effort, report);
await Memory.MeasureAsync(lab, report);
await StartUp.MeasureAsync(lab, effort, report);
report.Print(Console.Out);
return report.MeetsGoals ? 0 : 1;
