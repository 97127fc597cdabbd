using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Tests.Integration.Budgets;

/// <summary>Writes many published posts straight into storage, as the app would have: thousands through the API take too long.</summary>
internal sealed class Seeder(string connectionString)
{
    private const int BatchSize = 100;

    private readonly TableServiceClient _tables = new(connectionString);
    private readonly BlobContainerClient _bodies = new(connectionString, "posts");
    private readonly BlogClock _clock = new(TimeProvider.System, Options.Create(new BlogOptions()));

    public static string SlugOf(int number) => string.Create(CultureInfo.InvariantCulture, $"seeded-{number:D6}");

    /// <summary>
    /// Adds the posts <paramref name="first"/> (the oldest) to <paramref name="last"/>, one an hour. The list of all
    /// posts holds each of them, the lists of authors, categories and tags a part: the emulator looks at every row of a
    /// partition for each row that is added.
    /// </summary>
    public async Task AddAsync(int first, int last, DateTimeOffset start)
    {
        var posts = Enumerable.Range(first, last - first + 1).Select(number => Make(number, start)).ToList();
        await Parallel.ForEachAsync(posts, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (post, cancellationToken) =>
            await _tables.GetTableClient("posts").AddEntityAsync(post, cancellationToken));
        await _bodies.GetBlobClient($"{SlugOf(first + 10)}/1.md").UploadAsync(new BinaryData("seeded text"), overwrite: true);

        foreach (var list in posts.SelectMany(post => post.Placed[0].Lists).Distinct(StringComparer.Ordinal))
            await PlaceAsync(list, posts);
    }

    private async Task PlaceAsync(string list, List<Post> posts)
    {
        var rows = posts
            .Where(post => post.Placed[0].Lists.Contains(list))
            .Select(post => TimelineRow.Of(post, list, post.Placed[0].Key))
            .ToList<ITableEntity>();
        if (list == ListNames.All)
        {
            // Oldest first; each names the next newer one, and the last row of the list names the oldest.
            for (var i = 0; i < rows.Count - 1; i++)
                ((TimelineRow)rows[i]).NewerSlug = ((TimelineRow)rows[i]).NewerTitle = posts[i + 1].Slug;
            rows.Add(new TableEntity(list, Chain.EndKey) { ["NewerSlug"] = posts[0].Slug, ["NewerTitle"] = posts[0].Title });
        }

        foreach (var batch in rows.Chunk(BatchSize))
        {
            await _tables.GetTableClient("timeline").SubmitTransactionAsync(
                batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
        }
    }

    private Post Make(int number, DateTimeOffset start)
    {
        var at = start.AddHours(number);
        var post = new Post
        {
            PartitionKey = SlugOf(number),
            Status = PostStatus.Published,
            Version = 1,
            IndexedVersion = 1,
            Revision = 1,
            BodyBlob = "1",
            Title = SlugOf(number),
            Language = "en",
            Author = string.Create(CultureInfo.InvariantCulture, $"author-{number % 25}"),
            Categories = [string.Create(CultureInfo.InvariantCulture, $"seeded {number % 25}")],
            Tags = [string.Create(CultureInfo.InvariantCulture, $"seed {number % 20}")],
            CreatedAt = at,
            UpdatedAt = at,
            PublishedAt = at,
        };
        return post with { Placed = ListNames.Of(post, _clock) };
    }
}
