using System.Globalization;
using System.Text.Json.Nodes;

namespace ServerlessBlog.Bench.Flood;

/// <summary>
/// A flood: 5,000 comments and 5,000 trackbacks at 200 a second from many addresses, while a reader loads pages and the
/// author looks at the desk. Everything that was taken must be on the desk in the end.
/// </summary>
internal static class FloodRun
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(15);

    public static async Task MeasureAsync(Lab lab, Report report)
    {
        await using var source = await FloodSource.StartAsync();
        await using var app = await lab.StartAppAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Blog__ClientAddressHeader"] = "X-Forwarded-For",
            ["Outbound__AllowPrivate"] = source.Authority,
        });
        // Senders and the reader have connections of their own.
        using var http = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(2) };
        using var readers = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(2) };
        var reader = new PageReader(readers, Lab.Key);

        await Console.Error.WriteLineAsync("flood: the quiet before ...");
        await ForAsync(TimeSpan.FromSeconds(5), reader.ReadAsync);
        var quiet = await ForAsync(Quiet, reader.ReadAsync);

        await Console.Error.WriteLineAsync("flood: 10,000 comments and trackbacks ...");
        using var flood = new CancellationTokenSource();
        var reading = reader.ReadAsync(flood.Token);
        var looking = reader.LookAtDeskAsync(flood.Token);
        var sender = new FloodSender(http, source);
        await sender.SendFirstAsync();
        var took = await sender.SendAsync();
        await flood.CancelAsync();
        var (during, desk) = (await reading, await looking);

        await Console.Error.WriteLineAsync("flood: waiting until all are judged ...");
        var start = TimeProvider.System.GetTimestamp();
        await lab.DrainAsync(DrainLimit);
        var drained = TimeProvider.System.GetElapsedTime(start);
        var stored = await CountAsync(readers);
        Add(report, sender, took, quiet, during, desk, drained, stored);
    }

    private static void Add(
        Report report, FloodSender sender, TimeSpan took, IReadOnlyList<TimeSpan> quiet, IReadOnlyList<TimeSpan> during, IReadOnlyList<TimeSpan> desk, TimeSpan drained, int stored)
    {
        report.Add("flood: comments and trackbacks a second", Text((sender.Accepted + sender.Refused) / took.TotalSeconds));
        report.Add("flood: answers of 500 and above", Text(sender.ServerErrors), "0", sender.ServerErrors == 0);
        report.Add("flood: refused", Text(sender.Refused), "0", sender.Refused == 0);
        report.Add("flood: taken, and found on the desk in the end", $"{Text(sender.Accepted + 1)}, {Text(stored)}", "the same", sender.Accepted + 1 == stored);
        report.Add("flood: storage transactions to take one, on average and at most", $"{sender.Transactions.ToString("0.00", CultureInfo.InvariantCulture)}, {Text(sender.Dearest)}", "at most 3", sender.Dearest <= 3);
        report.Add("flood: storage transactions of the first comment of the day", Text(sender.First));
        report.Add("flood: the sender waits, p50, p99", $"{Time(sender.Times, 0.5)}, {Time(sender.Times, 0.99)}");
        foreach (var share in new[] { 0.5, 0.95 })
        {
            var (before, then) = (Share(quiet, share), Share(during, share));
            report.Add($"flood: a reader waits for a page (against the quiet before), p{Text(share * 100)}", Report.Milliseconds(then), Report.Milliseconds(before), then / before, 3, atLeast: false);
        }

        report.Add("flood: the author waits for the desk, p50, p99", $"{Time(desk, 0.5)}, {Time(desk, 0.99)}");
        report.Add("flood: all are judged after the last was sent", $"{Text(drained.TotalSeconds)} s");
    }

    private static async Task<IReadOnlyList<TimeSpan>> ForAsync(TimeSpan time, Func<CancellationToken, Task<IReadOnlyList<TimeSpan>>> act)
    {
        using var end = new CancellationTokenSource(time);
        return await act(end.Token);
    }

    // Everything on the desk, whatever the judge made of it.
    private static async Task<int> CountAsync(HttpClient http)
    {
        var count = 0;
        foreach (var state in new[] { "pending", "spam", "rejected", "approved" })
        {
            for (var next = $"/api/desk?state={state}&limit=100"; next is not null;)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, next);
                request.Headers.Authorization = new("Bearer", Lab.Key);
                using var response = await http.SendAsync(request);
                var page = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
                count += page["items"]!.AsArray().Count;
                next = (string?)page["next"];
            }
        }

        return count;
    }

    private static TimeSpan Share(IEnumerable<TimeSpan> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)((sorted.Count - 1) * share)];
    }

    private static string Time(IEnumerable<TimeSpan> times, double share) => Report.Milliseconds(Share(times, share));

    private static string Text(double number) => Math.Round(number).ToString("0", CultureInfo.InvariantCulture);
}
