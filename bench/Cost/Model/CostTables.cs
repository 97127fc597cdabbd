using System.Globalization;
using System.Text;

namespace ServerlessBlog.Bench.Cost.Model;

/// <summary>The tables of docs/cost.md.</summary>
internal static class CostTables
{
    private static readonly double[] Schedules = [5, 15, 30, 60];

    public static string Write(Measured measured)
    {
        var text = new StringBuilder();
        AddMeasured(text, measured);
        foreach (var scenario in Scenario.All)
            AddScenario(text, scenario, measured);
        AddTotals(text, measured);
        AddSchedules(text, measured);
        AddPrices(text);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AddMeasured(StringBuilder text, Measured measured)
    {
        Line(text, $"### What was measured\n\n{measured.Where}\n");
        Line(text, "| operation | executions: requests, messages | busy, ms: request, each message | table queries, writes | blob reads, writes | Service Bus operations | kB to the client |");
        Line(text, "| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var operation in measured.Operations)
        {
            Line(text, $"| {operation.Name} | {Number(operation.Requests)}, {Number(operation.Messages.Sum(work => work.Count))} | {Milliseconds(operation.Seconds)}{Each(operation.Messages)} | {Of(operation.Calls)} | {Number(operation.Bytes / 1000, 1)} |");
        }

        Line(text, "\n| timer, its usual run | schedule | messages | busy, ms: run, each message | table queries, writes | blob reads, writes | Service Bus operations |");
        Line(text, "| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var timer in measured.Timers)
            Line(text, $"| {timer.Name} | {timer.Schedule} | {Number(timer.Messages.Sum(work => work.Count))} | {Milliseconds(timer.Seconds)}{Each(timer.Messages)} | {Of(timer.Calls)} |");
        Line(text, $"\nMost timers find nothing to do; a back-up copies what these measurements made. An answer from memory takes {Number(measured.ProcessorSeconds * 1000, 2)} ms of a core, and the app writes {Number(measured.LogBytes, 0)} bytes of log for it.");
    }

    private static void AddScenario(StringBuilder text, Scenario scenario, Measured measured)
    {
        var (plain, edge) = (Load.Of(scenario, measured, frontDoor: false), Load.Of(scenario, measured, frontDoor: true));
        Line(text, $"\n### {scenario.Name}\n\n{char.ToUpperInvariant(scenario.Description[0])}{scenario.Description[1..]}.\n");
        Line(text, "| meter | alone | USD | after the free part | with Front Door | USD | after the free part |");
        Line(text, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var price in Prices.All)
        {
            var (first, second) = (plain.Used.GetValueOrDefault(price.Meter), edge.Used.GetValueOrDefault(price.Meter));
            if (first + second > 0)
                Line(text, $"| {price.What}, {price.Unit} | {Cell(price, first)} | {Cell(price, second)} |");
        }

        Line(text, $"| **sum** | | **{Usd(Bill.Of(plain))}** | **{Usd(Bill.AfterGrantsOf(plain))}** | | **{Usd(Bill.Of(edge))}** | **{Usd(Bill.AfterGrantsOf(edge))}** |");
        Line(text, $"\n{Cold("Alone", plain)} {Cold("With Front Door", edge)}");
        Line(text, $"Readers are served by {Number(plain.Instances)} and {Number(edge.Instances)} instances. Of the storage transactions, the Functions host makes {Number(plain.HostCalls, 0)} and {Number(edge.HostCalls, 0)}. Without the daily cap the logs would be {Number(plain.UncappedLogs)} and {Number(edge.UncappedLogs)} GB.");
    }

    private static void AddTotals(StringBuilder text, Measured measured)
    {
        Line(text, "\n### Beside others\n\n| USD, list prices | before the free parts | after them |\n| --- | ---: | ---: |");
        foreach (var scenario in Scenario.All)
        {
            foreach (var frontDoor in new[] { false, true })
            {
                var load = Load.Of(scenario, measured, frontDoor);
                Line(text, $"| {scenario.Name.ToLowerInvariant()}{(frontDoor ? ", with Front Door" : "")} | {Usd(Bill.Of(load))} | {Usd(Bill.AfterGrantsOf(load))} |");
            }
        }

        foreach (var other in Other.All)
            Line(text, $"| {other.Name}, a month | {Usd(other.Usd)} | {Usd(other.Usd)} |");
        Line(text, "\n| part | USD a month | source |\n| --- | ---: | --- |");
        foreach (var part in Other.All.SelectMany(other => other.Parts))
            Line(text, $"| {part.What} | {Usd(part.Usd)} | {part.Source} |");
    }

    private static void AddSchedules(StringBuilder text, Measured measured)
    {
        var often = measured.Timers.Where(timer => timer.Schedule is "%PublishSchedule%" or "%SyndicationSchedule%").ToList();
        var month = Scenario.MonthDays * 24 * 60;
        Line(text, $"\n### How often the timers run\n\nThe {often.Count} timers of `PublishSchedule` and `SyndicationSchedule` together, in a month:\n");
        Line(text, "| minutes between runs | runs | GB-s | of the free GB-s | USD without free parts | GB-s if cold starts are billed | USD for the host's storage calls |");
        Line(text, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var minutes in Schedules)
        {
            var runs = often.Count * month / minutes;
            var time = Prices.Of(Meter.GigabyteSeconds);
            var gigabyteSeconds = often.Average(timer => ActiveTime.Alone(timer.Seconds)) * runs * Assumptions.InstanceGigabytes;
            var cold = gigabyteSeconds + (runs * Assumptions.ColdStartSeconds * Assumptions.InstanceGigabytes);
            var calls = Prices.Of(Meter.BlobWrites).Of(runs * Assumptions.HostWritesOfTimer) + Prices.Of(Meter.BlobReads).Of(runs * (Assumptions.HostReadsOfTimer + Load.HostCallsOfStart));
            Line(text, $"| {Number(minutes)} | {Number(runs, 0)} | {Number(gigabyteSeconds, 0)} | {Number(gigabyteSeconds / time.Free * 100, 0)} % | {Usd(time.Of(gigabyteSeconds) + Prices.Of(Meter.Executions).Of(runs))} | {Number(cold, 0)} | {Usd(calls)} |");
        }

        var kept = month * 60 * Assumptions.InstanceGigabytes * Prices.AlwaysReadyKept;
        Line(text, $"\nOne instance that is always ready for readers costs {Usd(kept)} a month, and {Prices.AlwaysReadyActive.ToString("0.000000", CultureInfo.InvariantCulture)} for each GB-s that it is active, without a free part. Service Bus Standard costs {Usd(Prices.BusStandardBase)} a month more.");
    }

    private static void AddPrices(StringBuilder text)
    {
        Line(text, "\n### Prices\n\n| meter | USD | for | free in a month | page | seen |\n| --- | ---: | --- | ---: | --- | --- |");
        foreach (var price in Prices.All)
            Line(text, $"| {price.What} | {price.Usd.ToString("0.######", CultureInfo.InvariantCulture)} | {price.Unit} | {(price.Free > 0 ? Number(price.Free) : "")} | {price.Page} | {price.Seen} |");
    }

    private static string Cold(string what, Load load) => string.Create(
        CultureInfo.InvariantCulture, $"{what}, {Number(load.ColdStarts, 0)} times an instance starts from nothing; if that wait is billed, {Number(load.ColdStartGigabyteSeconds, 0)} GB-s more: {Usd(Prices.Of(Meter.GigabyteSeconds).Of(load.ColdStartGigabyteSeconds))}.");

    private static string Cell(Price price, double quantity) => quantity == 0
        ? " | | "
        : $"{Number(quantity / price.Per)} | {Usd(price.Of(quantity))} | {Usd(price.AfterGrantOf(quantity))}";

    private static string Of(Calls calls) =>
        $"{Number(calls.TableReads)}, {Number(calls.TableWrites)} | {Number(calls.BlobReads)}, {Number(calls.BlobWrites)} | {Number(calls.BusOperations)}";

    private static string Each(IEnumerable<QueueWork> messages) => string.Concat(messages.Select(work => $", {Milliseconds(work.Seconds)} ({work.Queue})"));

    private static string Milliseconds(double seconds) => Number(seconds * 1000, seconds < 0.01 ? 1 : 0);

    private static string Usd(double usd) => usd is > 0 and < 0.005 ? "under 0.01" : usd.ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Number(double number, int digits = 2) => number.ToString(digits switch { 0 => "#,0", 1 => "#,0.#", _ => number < 1 ? "0.###" : "#,0.##" }, CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.AppendLine(line);
}
