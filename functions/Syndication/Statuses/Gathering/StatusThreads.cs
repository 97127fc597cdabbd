using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Statuses.Gathering;

/// <summary>Joins threads: a status that answers another of the author's own goes on with it.</summary>
public static class StatusThreads
{
    /// <summary>The statuses, oldest first; those of a thread together, at the place of its first.</summary>
    public static IReadOnlyList<IReadOnlyList<OwnStatus>> Join(IEnumerable<OwnStatus> statuses)
    {
        List<List<OwnStatus>> threads = [];
        var threadOf = new Dictionary<string, List<OwnStatus>>(StringComparer.Ordinal);
        // Of those of the same second, the one with the smaller id was first.
        foreach (var status in statuses.OrderBy(status => status.CreatedAt).ThenBy(status => status.Id.Length).ThenBy(status => status.Id, StringComparer.Ordinal))
        {
            if (status.ReplyTo is null || !threadOf.TryGetValue(status.ReplyTo, out var thread))
                threads.Add(thread = []);
            thread.Add(status);
            threadOf[status.Id] = thread;
        }

        return threads;
    }
}
