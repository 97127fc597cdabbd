using Azure;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Store;

namespace ServerlessBlog.Posts.Lists;

/// <summary>Keeps the links to statuses that a post's page shows.</summary>
public sealed class PostSyndication(PostStore posts)
{
    /// <summary>Writes the links into the record as it was read; false when it has changed since. One transaction.</summary>
    public async Task<bool> TrySaveAsync(Post post, IReadOnlyList<StatusLink> links, CancellationToken cancellationToken)
    {
        try
        {
            await posts.SaveSyndicationAsync(post, links, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }
}
