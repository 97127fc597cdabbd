using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Channels;

namespace ServerlessBlog.Syndication.Sending;

/// <summary>
/// Has a post's announcements looked at when it is published, withdrawn or deleted. Whether it has any is found out when the
/// message comes: a message costs less than to look, and cannot be lost.
/// </summary>
public sealed class SyndicationFollower(ChannelDirectory channels, QueueSender queue) : IPostFollower
{
    public Task FollowAsync(Post post, string? body, CancellationToken cancellationToken) =>
        channels.IsEmpty || post.Status is PostStatus.Draft or PostStatus.Scheduled
            ? Task.CompletedTask
            : queue.SendAsync(Queues.Syndication, new AnnouncementsDue(post.Slug), default, cancellationToken);
}
