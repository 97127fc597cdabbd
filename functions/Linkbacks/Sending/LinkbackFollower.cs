using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Linkbacks.Sending;

/// <summary>
/// Has other pages told of each change of a post that its readers can see. Whether it links or linked anywhere is found out
/// when the message comes: a message costs less than to look, and cannot be lost.
/// </summary>
public sealed class LinkbackFollower(IOptions<SendingOptions> options, QueueSender queue, BlogClock clock) : IPostFollower
{
    public Task FollowAsync(Post post, string? body, CancellationToken cancellationToken) =>
        options.Value.Send && IsOrWasPublic(post)
            ? queue.SendAsync(Queues.Linkbacks, new LinksChanged(post.Slug, post.Version), clock.Now.AddSeconds(options.Value.SendDelaySeconds), cancellationToken)
            : Task.CompletedTask;

    // The record knows the lists that it may still stand in from before this change.
    private static bool IsOrWasPublic(Post post) =>
        post.Status == PostStatus.Published || post.Placed.Any(placement => placement.Lists.Contains(ListNames.All, StringComparer.Ordinal));
}
