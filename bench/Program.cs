using ServerlessBlog.Bench;
using ServerlessBlog.Bench.Cost;
using ServerlessBlog.Bench.Flood;
using ServerlessBlog.Bench.Syndication;

// ServerlessBlog.Bench APP BASELINE [--quick] [PART ...]: see run.sh. ServerlessBlog.Bench --again: see cost.sh.
if (args is ["--again"])
{
    await CostRun.PrintAsync();
    return 0;
}

if (args is not [var app, var baseline, .. var rest])
{
    await Console.Error.WriteLineAsync("Start it by bench/run.sh.");
    return 2;
}

var effort = rest.Contains("--quick", StringComparer.Ordinal) ? Effort.Quick : Effort.Full;
var parts = rest.Where(argument => argument != "--quick").ToList();
await using var lab = await Lab.OpenAsync(app, baseline);
if (parts is ["cost"])
{
    // Tables of its own, and no goals.
    await CostRun.MeasureAsync(lab);
    return 0;
}

var report = new Report();
if (IsWanted("throughput"))
    await Throughput.MeasureAsync(lab, effort, report);
if (IsWanted("uncached"))
    await Uncached.MeasureAsync(lab, effort, report);
if (IsWanted("memory"))
    await Memory.MeasureAsync(lab, report);
if (IsWanted("startup"))
    await StartUp.MeasureAsync(lab, effort, report);
// Minutes long, and much of the machine: only where it is asked for.
if (parts.Contains("flood", StringComparer.Ordinal))
    await FloodRun.MeasureAsync(lab, report);
if (parts.Contains("syndication", StringComparer.Ordinal))
    await SyndicationRun.MeasureAsync(lab, report);
report.Print(Console.Out);
return report.MeetsGoals ? 0 : 1;

bool IsWanted(string part) => parts.Count == 0 || parts.Contains(part, StringComparer.Ordinal);
