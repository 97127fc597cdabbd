using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Schedule;

/// <summary>
/// The consumer of <c>indexing</c>. The message names a post; what has to be done is read from the post. A message
/// whose commit has not come yet is put off once, past the last moment at which that commit can come.
/// </summary>
public sealed partial class IndexPosts(DueWork work, QueueSender queue, BlogClock clock, ILogger<IndexPosts> logger)
{
    [Function(nameof(IndexPosts))]
    public async Task Run(
        [ServiceBusTrigger(Queues.Indexing, Connection = Queues.Connection)] ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        var changed = Read(message);
        var post = await work.DoAsync(changed.Slug, changed.RefreshRelated, cancellationToken);
        if ((post?.Version ?? 0) >= changed.Version)
            return;
        if (changed.Attempt == 0)
            await queue.SendAsync(Queues.Indexing, changed with { Attempt = 1 }, clock.Now + PostCommitter.CommitDeadline, cancellationToken);
        else
            LogNoCommit(logger, changed.Version);
    }

    /// <summary>The message's own body; its metadata may have been overwritten on the way.</summary>
    public static PostChanged Read(ServiceBusReceivedMessage message) =>
        JsonConvert.DeserializeObject<PostChanged>(message.Body.ToString()) is { Slug.Length: > 0 } changed
            ? changed
            : throw new InvalidOperationException("The message names no post.");

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "The commit of version {Version} never came; there is nothing to do")]
    private static partial void LogNoCommit(ILogger logger, long version);
}
