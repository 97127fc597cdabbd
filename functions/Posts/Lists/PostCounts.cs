using Azure;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Lists;

/// <summary>Keeps the numbers of comments and linkbacks that a post and its rows in lists show.</summary>
public sealed class PostCounts(PostStore posts, Timeline timeline)
{
    private const int MaxAttempts = 10;

    /// <summary>
    /// Counts, and writes the numbers into the lists and then into the record, under its entity tag: of two that do so at
    /// once, the one whose rows may be old counts again. Nothing is written when the record has the numbers already.
    /// </summary>
    /// <param name="slug">The post; one that is not there, or not published, has no lists to keep.</param>
    /// <param name="count">Counts what is shown now.</param>
    /// <param name="cancellationToken">Ends the work; it can be begun anew.</param>
    public async Task UpdateAsync(string slug, Func<CancellationToken, Task<(int Comments, int Linkbacks)>> count, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await posts.FindAsync(slug, cancellationToken) is not { } post || post.Status == PostStatus.Deleted)
                return;
            var (comments, linkbacks) = await count(cancellationToken);
            if (post.CommentCount == comments && post.LinkbackCount == linkbacks)
                return;
            if (post.Status == PostStatus.Published)
                await SetInListsAsync(post, comments, linkbacks, cancellationToken);
            try
            {
                await posts.SaveCountsAsync(post, comments, linkbacks, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (exception.Status == 412 && attempt < MaxAttempts)
            {
                // The record changed meanwhile: what was written into the lists may be old.
            }
        }
    }

    private Task SetInListsAsync(Post post, int comments, int linkbacks, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            post.Placed.SelectMany(placement => placement.Lists.Select(list => (List: list, placement.Key))),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (row, token) => await timeline.SetCountsAsync(row.List, row.Key, comments, linkbacks, token));
}
