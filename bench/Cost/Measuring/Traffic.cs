using System.Collections.Concurrent;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessBlog.Bench.Cost.Model;

namespace ServerlessBlog.Bench.Cost.Measuring;

/// <summary>What went to storage and to Service Bus since the last restart, sorted by how Azure bills it.</summary>
internal sealed class Traffic
{
    public const string Tables = "tables", Blobs = "blobs", Bus = "bus";

    private readonly ConcurrentQueue<Passed> _passed = new();

    public void Note(Passed passed) => _passed.Enqueue(passed);

    public void Restart() => _passed.Clear();

    public Calls Calls()
    {
        var all = _passed.ToArray();
        return new Calls(
            all.Count(one => one.Service == Tables && one.Method == "GET"),
            all.Count(one => one.Service == Tables && one.Method != "GET"),
            all.Count(one => one.Service == Blobs && IsRead(one)),
            all.Count(one => one.Service == Blobs && IsWrite(one)),
            all.Count(one => one.Service == Bus && !IsHostPoll(one)));
    }

    /// <summary>The messages that functions ran for, each from when it was received until it was settled.</summary>
    public IReadOnlyList<QueueWork> Messages()
    {
        var all = _passed.Where(one => one.Service == Bus).ToArray();
        var settled = all.Where(one => !IsHead(one) && one.Method is "DELETE" or "PUT").ToLookup(one => LastPart(one.Target), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. all.Where(one => IsHead(one) && one.Status is 200 or 201)
                .Select(one => (Queue: one.Target.Split('/')[1], Seconds: settled[LastPart(one.Lock)].Select(end => TimeProvider.System.GetElapsedTime(one.Ended, end.Begun).TotalSeconds).FirstOrDefault()))
                .GroupBy(one => one.Queue, StringComparer.Ordinal)
                .OrderBy(queue => queue.Key, StringComparer.Ordinal)
                .Select(queue => new QueueWork(queue.Key, queue.Count(), queue.Average(one => one.Seconds))),
        ];
    }

    private static bool IsWrite(Passed one) => one.Method == "GET" ? Asks(one, "list") : one.Method == "PUT" && !IsOther(one);

    // Deletes cost nothing.
    private static bool IsRead(Passed one) => !IsWrite(one) && one.Method != "DELETE";

    private static bool IsOther(Passed one) => Asks(one, "lease") || Asks(one, "properties") || Asks(one, "metadata");

    private static bool Asks(Passed one, string component) =>
        one.Target.Split('?') is [_, var query] && QueryHelpers.ParseQuery(query).TryGetValue("comp", out var asked) && asked == component;

    // What the host's listener asks in vain is the platform's way to wait, not the app's.
    private static bool IsHostPoll(Passed one) => IsHead(one) && one.Status == 204 && !one.Target.Contains("$DeadLetterQueue", StringComparison.OrdinalIgnoreCase);

    private static bool IsHead(Passed one) => one.Target.Split('?')[0].EndsWith("/messages/head", StringComparison.OrdinalIgnoreCase);

    private static string LastPart(string path) => path.Split('?')[0].Split('/')[^1];
}
