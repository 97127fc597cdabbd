using Azure;
using Azure.Data.Tables;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Posts.Store;

/// <summary>The table of posts: a record and its revisions in the partition of the slug.</summary>
public sealed class PostStore(TableServiceClient tables, PublicCache cache)
{
    private static readonly string[] DerivedColumns = [nameof(Post.IndexedVersion), nameof(Post.PlacedJson), nameof(Post.RelatedJson), nameof(Post.ReferencedByJson), nameof(Post.ToldTitle)];

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Posts);

    /// <summary>The record with its entity tag; null when the slug was never used. One transaction.</summary>
    public async Task<Post?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<Post>(slug, Post.Row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>
    /// The commit point: writes the record, and the revision where there is a new one, in one transaction. Fails with
    /// 412 or 409 when the record is not what <paramref name="post"/> was made from; then nothing is written. Returns
    /// the record with its new entity tag.
    /// </summary>
    public async Task<Post> CommitAsync(Post post, bool isNew, Revision? revision, CancellationToken cancellationToken)
    {
        var write = isNew
            ? new TableTransactionAction(TableTransactionActionType.Add, post)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, post, post.ETag);
        var done = await _table.SubmitTransactionAsync(
            revision is null ? [write] : [write, new TableTransactionAction(TableTransactionActionType.Add, revision)], cancellationToken);
        cache.Expire();
        return post with { ETag = done.Value[0].Headers.ETag ?? default };
    }

    /// <summary>
    /// Writes what the indexer derived, and nothing else, under the record's entity tag (412 when it has changed).
    /// Returns the record with its new entity tag.
    /// </summary>
    public async Task<Post> SaveDerivedAsync(Post post, CancellationToken cancellationToken)
    {
        var derived = new TableEntity(post.Slug, Post.Row)
        {
            [DerivedColumns[0]] = post.IndexedVersion,
            [DerivedColumns[1]] = post.PlacedJson,
            [DerivedColumns[2]] = post.RelatedJson,
            [DerivedColumns[3]] = post.ReferencedByJson,
            [DerivedColumns[4]] = post.ToldTitle,
        };
        var done = await _table.UpdateEntityAsync(derived, post.ETag, TableUpdateMode.Merge, cancellationToken);
        cache.Expire();
        return post with { ETag = done.Headers.ETag ?? default };
    }

    /// <summary>
    /// Writes how many comments and linkbacks are shown, and nothing else, under the record's entity tag (412 when it has
    /// changed). One transaction.
    /// </summary>
    public async Task SaveCountsAsync(Post post, int comments, int linkbacks, CancellationToken cancellationToken)
    {
        var counts = new TableEntity(post.Slug, Post.Row) { [nameof(Post.CommentCount)] = comments, [nameof(Post.LinkbackCount)] = linkbacks };
        await _table.UpdateEntityAsync(counts, post.ETag, TableUpdateMode.Merge, cancellationToken);
        cache.Expire();
    }

    /// <summary>Writes the links to statuses, and nothing else, under the record's entity tag (412 when it has changed). One transaction.</summary>
    public async Task SaveSyndicationAsync(Post post, IReadOnlyList<StatusLink> links, CancellationToken cancellationToken)
    {
        var derived = new TableEntity(post.Slug, Post.Row) { [nameof(Post.SyndicationJson)] = StoredJson.Write(links) };
        await _table.UpdateEntityAsync(derived, post.ETag, TableUpdateMode.Merge, cancellationToken);
        cache.Expire();
    }

    /// <summary>The published posts whose slugs come after <paramref name="after"/>, in the order of the slugs. One transaction for at most a thousand rows of the table.</summary>
    public IAsyncEnumerable<Post> PublishedAsync(string after, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after} and RowKey eq {Post.Row} and Status eq {nameof(PostStatus.Published)}");
        return _table.QueryAsync<Post>(filter, 1000, cancellationToken: cancellationToken);
    }

    /// <summary>One revision; null when there is none of that number. One transaction.</summary>
    public async Task<Revision?> FindRevisionAsync(string slug, int number, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<Revision>(slug, Revision.RowOf(number), cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Up to <paramref name="count"/> revisions from number <paramref name="first"/> on, oldest first. One transaction.</summary>
    public async Task<IReadOnlyList<Revision>> RevisionsAsync(string slug, int first, int count, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {slug} and RowKey ge {Revision.RowOf(first)} and RowKey lt {Revision.RowPrefix + "~"}");
        List<Revision> revisions = [];
        await foreach (var revision in _table.QueryAsync<Revision>(filter, count, cancellationToken: cancellationToken))
        {
            revisions.Add(revision);
            if (revisions.Count == count)
                break;
        }

        return revisions;
    }

    /// <summary>Removes every revision of a deleted post, 100 in a transaction.</summary>
    public async Task RemoveRevisionsAsync(string slug, CancellationToken cancellationToken)
    {
        while (await RevisionsAsync(slug, 0, 100, cancellationToken) is { Count: > 0 } revisions)
        {
            await _table.SubmitTransactionAsync(
                revisions.Select(revision => new TableTransactionAction(TableTransactionActionType.Delete, revision, ETag.All)), cancellationToken);
        }
    }
}
