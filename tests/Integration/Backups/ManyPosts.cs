using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Search;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Tests.Integration.Search;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>Writes posts in every state straight into an empty storage, as the app would have: through the API they take too long.</summary>
internal sealed class ManyPosts(string connectionString)
{
    private readonly TableServiceClient _tables = new(connectionString);
    private readonly BlobServiceClient _blobs = new(connectionString);
    private readonly BlogClock _clock = new(TimeProvider.System, Options.Create(new BlogOptions()));

    /// <summary>When the oldest is published; one comes each day.</summary>
    public static DateTimeOffset Start { get; } = new(2010, 1, 3, 6, 12, 55, TimeSpan.Zero);

    public async Task AddAsync(int count)
    {
        foreach (var table in StorageNames.Tables)
            await _tables.CreateTableIfNotExistsAsync(table);
        foreach (var container in StorageNames.Containers)
            await _blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync();
        var posts = Enumerable.Range(0, count).Select(Make).ToList();
        await Parallel.ForEachAsync(posts, new ParallelOptions { MaxDegreeOfParallelism = 16 }, WriteAsync);
        var rows = posts.SelectMany(post => post.Placed.SelectMany(placement => placement.Lists.Select(list => RowOf(post, list, placement.Key)))).ToList();
        await ChainAsync(rows.Where(row => row.PartitionKey == ListNames.All).OrderBy(row => row.RowKey, StringComparer.Ordinal).ToList());
        await SubmitAsync(rows.Where(row => row.PartitionKey != ListNames.All));
        await SubmitAsync(posts.Where(post => post.Status == PostStatus.Published).Select(post => _clock.Local(post.PublishedAt!.Value)).Select(at => (at.Year * 100) + at.Month).Distinct()
            .Select(month => new TableEntity("months", (999_999 - month).ToString("D6", CultureInfo.InvariantCulture))));
        await new SearchIndex(connectionString).MergeAsync(posts.Where(post => post.Status == PostStatus.Published).Select(post => IndexedPost.Of(post, BodyOf(post.Slug))).ToList());
    }

    private static string BodyOf(string slug) => $"{slug} の本文です。外向きと内向きでは、書くことが違う。" + string.Concat(Enumerable.Repeat(" And some English. 日本語の文。", slug.Length));

    private static PostStatus StatusOf(int number) => (number % 16) switch
    {
        0 => PostStatus.Draft,
        1 => PostStatus.Scheduled,
        2 => PostStatus.Withdrawn,
        3 => PostStatus.Deleted,
        _ => PostStatus.Published,
    };

    private Post Make(int number)
    {
        var (status, at) = (StatusOf(number), Start.AddDays(number).AddTicks(1234567));
        var slug = string.Create(CultureInfo.InvariantCulture, $"{(number % 5 == 4 ? "日記" : "seeded")}-{number:D4}");
        var post = new Post
        {
            PartitionKey = slug,
            Status = status,
            Version = 3,
            IndexedVersion = 3,
            CommitId = slug,
            Revision = 1,
            BodyBlob = "1",
            Title = $"{slug} “quoted” <title> & more",
            Language = "ja",
            Author = "author",
            TextExcerpt = BodyOf(slug)[..20],
            Categories = [number % 2 == 0 ? "SNS" : "日常 100%"],
            Tags = number % 3 == 0 ? ["Twitter", "mixi"] : [],
            CreatedAt = at.AddHours(-1),
            UpdatedAt = at,
            PublishedAt = status == PostStatus.Scheduled ? new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number) : status == PostStatus.Draft ? null : at,
            Signature = TextSignature.Of(slug, BodyOf(slug)),
            ToldTitle = slug,
        };
        return post with { Placed = ListNames.Of(post, _clock) };
    }

    private async ValueTask WriteAsync(Post post, CancellationToken cancellationToken)
    {
        var table = _tables.GetTableClient(StorageNames.Posts);
        await table.AddEntityAsync(post, cancellationToken);
        if (post.Status == PostStatus.Scheduled)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{post.PublishedAt!.Value.UtcTicks:D19}_post_{post.Slug}");
            await _tables.GetTableClient(StorageNames.Schedule).AddEntityAsync(new TableEntity("due", key) { ["Slug"] = post.Slug }, cancellationToken);
        }

        if (post.Status == PostStatus.Deleted)
            return;
        await table.AddEntityAsync(Revision.Of(post), cancellationToken);
        await _blobs.GetBlobContainerClient(StorageNames.Bodies).GetBlobClient($"{post.Slug}/1.md").UploadAsync(new BinaryData(BodyOf(post.Slug)), overwrite: true, cancellationToken);
    }

    private static TimelineRow RowOf(Post post, string list, string key) =>
        TimelineRow.Of(post, list, key, post.Status == PostStatus.Published ? RowContent.Pack(BodyOf(post.Slug)) : null);

    // Newest first; each names the next newer one, and the last row of the list names the oldest.
    private Task ChainAsync(List<TimelineRow> rows)
    {
        for (var i = 1; i < rows.Count; i++)
            (rows[i].NewerSlug, rows[i].NewerTitle) = (rows[i - 1].Slug, rows[i - 1].Title);
        return SubmitAsync(rows.Append<ITableEntity>(new TableEntity(ListNames.All, Chain.EndKey) { ["NewerSlug"] = rows[^1].Slug, ["NewerTitle"] = rows[^1].Title }));
    }

    private async Task SubmitAsync(IEnumerable<ITableEntity> rows)
    {
        foreach (var batch in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(100)))
            await _tables.GetTableClient(StorageNames.Timeline).SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
    }
}
