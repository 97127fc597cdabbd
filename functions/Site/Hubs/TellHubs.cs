using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Site.Feeds;

namespace ServerlessBlog.Site.Hubs;

/// <summary>
/// Tells every hub which feeds have changed (WebSub; how a publisher says it is the hubs' own custom: a form with
/// <c>hub.mode=publish</c>). Told again, a hub fetches the feed again and finds nothing new.
/// </summary>
public sealed partial class TellHubs(HubList hubs, OutboundClient client, Urls urls, TimeProvider time, ILogger<TellHubs> logger) : IIndexingTask
{
    /// <summary>Older news is dropped: a hub that was away so long reads the feeds anew anyway, and must not be told for ever.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    private const int AtOnce = 4;

    public string Kind => TopicsChanged.MessageKind;

    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var changed = JsonConvert.DeserializeObject<TopicsChanged>(message)!;
        if (time.GetUtcNow() - changed.Since > GiveUpAfter)
        {
            LogDropped(logger, changed.Lists.Count);
            return;
        }

        var topics = changed.Lists.SelectMany(list => FeedFormat.All.Select(format => FeedPaths.Of(list, format))).OfType<string>().Select(urls.Absolute).ToList();
        var told = await Task.WhenAll(hubs.Urls.Select(hub => TellAsync(new Uri(hub), topics, cancellationToken)));
        if (!told.All(all => all))
            throw new InvalidOperationException("A hub could not be told of every changed feed; the message comes again.");
    }

    /// <summary>Whether the hub took all topics. One that does not answer is asked no further.</summary>
    private async Task<bool> TellAsync(Uri hub, IEnumerable<string> topics, CancellationToken cancellationToken)
    {
        var refused = 0;
        try
        {
            await Parallel.ForEachAsync(
                topics,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (topic, token) =>
                {
                    // Most hubs read the topic in hub.url, a few in hub.topic.
                    var answer = await client.SendAsync(OutboundRequest.Form(hub, ("hub.mode", "publish"), ("hub.url", topic), ("hub.topic", topic)), token);
                    if (!answer.IsSuccess)
                    {
                        Interlocked.Increment(ref refused);
                        LogRefused(logger, hub.Host, (int)answer.Status);
                    }
                });
        }
        catch (OutboundException exception)
        {
            LogFailed(logger, exception, hub.Host, exception.Failure);
            return false;
        }

        return refused == 0;
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "The hub {Host} answered {Status} to a changed feed")]
    private static partial void LogRefused(ILogger logger, string host, int status);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "The hub {Host} could not be told of changed feeds: {Failure}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string host, OutboundFailure failure);

    [LoggerMessage(EventId = 3103, Level = LogLevel.Error, Message = "Hubs were not told of {Count} changed lists within a day; it is dropped")]
    private static partial void LogDropped(ILogger logger, int count);
}
