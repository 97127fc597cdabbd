using Azure;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;
using ServerlessBlog.Posts.Write;

namespace ServerlessBlog.Posts.Lists;

/// <summary>
/// Keeps related posts in step. A post knows which others it shows and which show it; whoever is affected by a change
/// gets a message and chooses anew from the lists. Touches no list itself.
/// </summary>
public sealed class RelatedIndexer(PostStore posts, Timeline timeline, QueueSender queue)
{
    private const int MaxAttempts = 10;

    /// <summary>
    /// Chooses for <paramref name="post"/> from its categories' and tags' latest and from <paramref name="nearby"/>: one
    /// transaction a list. A post that is not published is related to none.
    /// </summary>
    public async Task<IReadOnlyList<RelatedPost>> ChooseAsync(Post post, IEnumerable<TimelineRow> nearby, CancellationToken cancellationToken)
    {
        if (post.Status != PostStatus.Published)
            return [];
        var lists = post.Categories.Select(ListNames.Category).Concat(post.Tags.Select(ListNames.Tag)).Distinct(StringComparer.Ordinal);
        var rows = await Task.WhenAll(lists.Select(list => timeline.ReadLinksAsync(list, RelatedPosts.Candidates, cancellationToken)));
        return RelatedPosts.Choose(post, nearby.Concat(rows.SelectMany(row => row)), [], RelatedPosts.Shown);
    }

    /// <summary>
    /// Tells those whom the step from <paramref name="before"/> to <paramref name="after"/> concerns: posts that are newly
    /// shown, and, when the post went or changed its title, those that show it. Comes before <paramref name="after"/> is
    /// saved, so that a crash in between repeats it.
    /// </summary>
    public Task TellAsync(Post before, Post after, CancellationToken cancellationToken)
    {
        var known = before.Related.Select(related => related.Slug).ToHashSet(StringComparer.Ordinal);
        var added = after.Related.Where(related => !known.Contains(related.Slug))
            .Select(related => new PostChanged(related.Slug, 0, RefreshRelated: true, ReferencedBy: after.Slug));
        var hasChanged = before.ToldTitle.Length > 0 && before.ToldTitle != after.ToldTitle;
        var concerned = hasChanged ? before.ReferencedBy.Union(known, StringComparer.Ordinal) : [];
        return SendAsync(added.Concat(concerned.Select(slug => new PostChanged(slug, 0, RefreshRelated: true))), cancellationToken);
    }

    /// <summary>Does what a message asks for: notes who shows the post, and chooses anew where that is wanted.</summary>
    public async Task RefreshAsync(Post post, PostChanged message, CancellationToken cancellationToken)
    {
        for (var attempt = 1; post.Status == PostStatus.Published; attempt++)
        {
            var refreshed = post with
            {
                ReferencedBy = message.ReferencedBy is { } slug ? [.. post.ReferencedBy.Where(other => other != slug).Append(slug).TakeLast(Post.MaxReferences)] : post.ReferencedBy,
                Related = message.RefreshRelated ? await ChooseAsync(post, await NearbyAsync(post, cancellationToken), cancellationToken) : post.Related,
            };
            if (refreshed == post)
                return;
            await SendAsync(NewReferences(post, refreshed), cancellationToken);
            try
            {
                await posts.SaveDerivedAsync(refreshed, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status == 412 && attempt < MaxAttempts)
            {
                if (await posts.FindAsync(post.Slug, cancellationToken) is not { } current)
                    return;
                post = current;
            }
        }
    }

    // Only the note: were it to choose anew too, one publication could run through the whole blog.
    private static IEnumerable<PostChanged> NewReferences(Post before, Post after) =>
        after.Related.Select(related => related.Slug).Except(before.Related.Select(related => related.Slug), StringComparer.Ordinal)
            .Select(slug => new PostChanged(slug, 0, ReferencedBy: after.Slug));

    private Task<IReadOnlyList<TimelineRow>> NearbyAsync(Post post, CancellationToken cancellationToken) =>
        timeline.FromAsync(ListNames.All, ListNames.Key(post.PublishedAt!.Value, post.Slug), RelatedPosts.Candidates, cancellationToken);

    private Task SendAsync(IEnumerable<PostChanged> messages, CancellationToken cancellationToken) =>
        Task.WhenAll(messages.Select(message => queue.SendAsync(Queues.Indexing, message, default, cancellationToken)));
}
