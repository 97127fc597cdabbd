using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Search;
using ServerlessBlog.Posts.Search.Queries;
using ServerlessBlog.Posts.Search.Storage;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>The search as one instance of the app has it, without the app.</summary>
internal sealed class SearchIndex
{
    public SearchIndex(string connectionString, HttpPipelinePolicy? policy = null, TimeSpan ahead = default)
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 0;
        options.AddPolicy(new StorageMeter.Policy(), HttpPipelinePosition.PerRetry);
        if (policy is not null)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        var service = new BlobServiceClient(connectionString, options);
        var time = new TimeAhead(ahead);
        var (blobs, cache) = (new GenerationBlobs(service), new BlobCache());
        Container = service.GetBlobContainerClient(StorageNames.Search);
        Head = new SearchHead(service, time);
        Sweeper = new GenerationSweeper(blobs, time);
        Merger = new SearchMerger(Head, blobs, new GenerationWriter(blobs), Sweeper, time, NullLogger<SearchMerger>.Instance);
        Search = new PostSearch(Head, new CandidateFinder(blobs, cache), new HitReader(new DocumentReader(blobs, cache)));
    }

    public BlobContainerClient Container { get; }

    public SearchHead Head { get; }

    public GenerationSweeper Sweeper { get; }

    public SearchMerger Merger { get; }

    public PostSearch Search { get; }

    public Task PublishAsync(IndexedPost post) =>
        Head.AddAsync(new BlockName(BlockKind.Post, post.Id, post.Version), () => PostCodec.Pack([post]), CancellationToken.None);

    public Task RemoveAsync(string slug, long version) =>
        Head.AddAsync(new BlockName(BlockKind.Removal, IndexedPost.IdOf(slug), version), () => [], CancellationToken.None);

    public Task<bool> MergeAsync(params IReadOnlyCollection<IndexedPost> more) => Merger.MergeAsync(more, CancellationToken.None);

    /// <summary>The slugs of every page.</summary>
    public async Task<List<string>> FindAsync(string query, int count = PostSearch.MaxCount)
    {
        List<string> slugs = [];
        string? cursor = null;
        do
        {
            var page = await Search.FindAsync(query, cursor, count, CancellationToken.None);
            slugs.AddRange(page.Items.Select(hit => hit.Slug));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return slugs;
    }

    /// <summary>The names of all generations that have blobs.</summary>
    public async Task<HashSet<string>> GenerationsAsync()
    {
        HashSet<string> generations = [];
        await foreach (var blob in Container.GetBlobsAsync())
        {
            if (blob.Name.Contains('/', StringComparison.Ordinal))
                generations.Add(blob.Name.Split('/')[0]);
        }

        return generations;
    }

    /// <summary>Begins with nothing.</summary>
    public async Task ClearAsync()
    {
        await Container.CreateIfNotExistsAsync();
        await foreach (var blob in Container.GetBlobsAsync())
            await Container.DeleteBlobAsync(blob.Name);
    }

    private sealed class TimeAhead(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
