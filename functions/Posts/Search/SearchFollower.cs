using Microsoft.Extensions.Logging;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Search.Storage;

namespace ServerlessBlog.Posts.Search;

/// <summary>Keeps the search index in step with the posts: one change of the head for each change of a post that readers see.</summary>
public sealed partial class SearchFollower(SearchHead head, PostRenderer renderer, QueueSender queue, ILogger<SearchFollower> logger) : IPostFollower
{
    /// <summary>At most three transactions, unless another process publishes at the same time; none for a post that readers never saw.</summary>
    public async Task FollowAsync(Post post, string? body, CancellationToken cancellationToken)
    {
        if (NameOf(post) is not { } name || (name.IsPost && body is null))
            return;
        var (before, after) = await head.AddAsync(
            name, () => name.IsPost ? PostCodec.Pack([IndexedPost.Of(post, renderer.Render(body!, post.Format).Text)]) : [], cancellationToken);
        if (MergePolicy.IsToBeAsked(before, after))
            await AskForMergeAsync(cancellationToken);
    }

    // A post that left the lists names the list of all as long as it may still be there, and so does the index.
    private static BlockName? NameOf(Post post)
    {
        if (post.Status == PostStatus.Published)
            return new BlockName(BlockKind.Post, IndexedPost.IdOf(post.Slug), post.Version);
        if (!post.Placed.Any(placement => placement.Lists.Contains(ListNames.All, StringComparer.Ordinal)))
            return null;
        return new BlockName(BlockKind.Removal, IndexedPost.IdOf(post.Slug), post.Version);
    }

    // The post is in the index already; what must not wait is nothing.
    private async Task AskForMergeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendAsync(Queues.Indexing, new MergeRequest(), default, cancellationToken);
        }
        catch (Exception exception) when (Outages.IsOutage(exception))
        {
            LogNotAsked(logger, exception);
        }
    }

    [LoggerMessage(EventId = 2303, Level = LogLevel.Warning, Message = "No merge of the search index could be asked for; later changes ask again")]
    private static partial void LogNotAsked(ILogger logger, Exception exception);
}
