using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Syndication.Statuses.Archives;
using ServerlessBlog.Syndication.Statuses.Gathering;

namespace ServerlessBlog.Tests.Unit.Syndication.Statuses;

/// <summary>Reads files as the API does, for a blog in Tokyo.</summary>
internal static class Read
{
    public static readonly StatusSelection All = new(null, null, 100, IncludeReplies: false);

    public static BlogClock Clock { get; } = new(TimeProvider.System, Options.Create(new BlogOptions { TimeZone = "Asia/Tokyo" }));

    public static Task<IReadOnlyList<FoundStatus>> XAsync(string file, string? account = null) => ListAsync(XArchive.ReadAsync(new StringReader(file), account, default));

    public static Task<IReadOnlyList<FoundStatus>> OutboxAsync(string file) => ListAsync(MastodonOutbox.ReadAsync(new StringReader(file), default));

    /// <summary>What is picked of them.</summary>
    public static Gathered Pick(IEnumerable<FoundStatus> found, StatusSelection? selection = null)
    {
        var collector = new StatusCollector(selection ?? All, Clock);
        foreach (var status in found)
            collector.Add(status);
        return collector.Finish();
    }

    private static async Task<IReadOnlyList<FoundStatus>> ListAsync(IAsyncEnumerable<FoundStatus> found)
    {
        List<FoundStatus> list = [];
        await foreach (var status in found)
            list.Add(status);
        return list;
    }
}
