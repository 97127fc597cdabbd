using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ServerlessBlog.Backups;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Support.Blog;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>Everything that storage has of a blog, and everything that the blog answers.</summary>
internal static class StoredBlog
{
    /// <summary>Every row that a back-up has, with each property's type and value; without what the service notes itself.</summary>
    public static async Task<SortedDictionary<string, string>> RowsAsync(this TestBlog blog)
    {
        var tables = new TableServiceClient(blog.Azurite.ConnectionString);
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>())
            {
                if (TableRules.Of(table, row.PartitionKey) != RowRule.Never && (table, row.PartitionKey) != (StorageNames.Memory, "state"))
                    rows[$"{table}: {row.PartitionKey}, {row.RowKey}"] = string.Join('\n', row.Keys.Except(["odata.etag", "Timestamp"]).Order(StringComparer.Ordinal).Select(name => $"{name} {Text(row[name]!)}"));
            }
        }

        return rows;
    }

    /// <summary>Every blob of the blog but those of the search index, with its bytes.</summary>
    public static async Task<SortedDictionary<string, string>> BlobsAsync(this TestBlog blog, params string[] containers)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var container in containers.Length > 0 ? containers : [StorageNames.Bodies])
        {
            var client = new BlobContainerClient(blog.Azurite.ConnectionString, container);
            await foreach (var blob in client.GetBlobsAsync())
                found[$"{container}/{blob.Name}"] = $"{blob.Properties.ContentType} {Convert.ToBase64String((await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content)}";
        }

        return found;
    }

    /// <summary>Puts blobs back as <see cref="BlobsAsync"/> found them.</summary>
    public static async Task PutBlobsAsync(this TestBlog blog, IEnumerable<KeyValuePair<string, string>> blobs)
    {
        var service = new BlobServiceClient(blog.Azurite.ConnectionString);
        foreach (var container in blobs.GroupBy(blob => blob.Key.Split('/')[0], StringComparer.Ordinal))
        {
            var client = service.GetBlobContainerClient(container.Key);
            await client.CreateIfNotExistsAsync();
            await Parallel.ForEachAsync(container, async (blob, token) =>
                await client.GetBlobClient(blob.Key[(container.Key.Length + 1)..]).UploadAsync(new BinaryData(Convert.FromBase64String(blob.Value.Split(' ')[^1])), overwrite: true, token));
        }
    }

    /// <summary>What readers and the author are answered at each path.</summary>
    public static async Task<SortedDictionary<string, string>> AnswersAsync(this TestBlog blog, IEnumerable<string> paths)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            using var response = await blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
            answers[path] = $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {await response.Content.ReadAsStringAsync()}";
            if (!path.StartsWith("/api/", StringComparison.Ordinal))
                continue;
            var own = await blog.Author.GetAsync(path);
            answers[path + " (author)"] = $"{own.Status} {own.ETag} {own.Text}";
        }

        return answers;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => $"bytes {Convert.ToBase64String(bytes)}",
        DateTimeOffset time => string.Create(CultureInfo.InvariantCulture, $"time {time.UtcTicks}"),
        IFormattable number => $"{value.GetType().Name} {number.ToString(null, CultureInfo.InvariantCulture)}",
        _ => $"{value.GetType().Name} {value}",
    };
}
