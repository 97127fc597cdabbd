using Newtonsoft.Json;
using ServerlessBlog.Moderation.Store;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;

namespace ServerlessBlog.Moderation.Queue;

/// <summary>The message of the queue <c>moderation</c> that a post is deleted.</summary>
public sealed record PostDeleted(string Slug)
{
    public const string MessageKind = "post-deleted";

    public string Kind { get; } = MessageKind;
}

/// <summary>With a deleted post goes what others wrote about it, and what is kept about them.</summary>
public sealed class ForgetDeletedPosts(QueueSender queue, PostReader posts, FeedbackStore store, DeskStore desk) : IPostFollower, IModerationTask
{
    public string Kind => PostDeleted.MessageKind;

    public Task FollowAsync(Post post, string? body, CancellationToken cancellationToken) =>
        post.Status == PostStatus.Deleted
            ? queue.SendAsync(Queues.Moderation, new PostDeleted(post.Slug), default, cancellationToken)
            : Task.CompletedTask;

    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var slug = JsonConvert.DeserializeObject<PostDeleted>(message)!.Slug;
        // It may have been brought back from a back-up since.
        if (await posts.FindAsync(slug, cancellationToken) is { Status: not PostStatus.Deleted })
            return;
        while (await store.RemoveSomeAsync(slug, cancellationToken) is { Rows: > 0 } removed)
        {
            foreach (var item in removed.Items)
                await desk.RemoveAsync(item.DeskId, cancellationToken);
        }
    }
}
