using System.Text.Json;

namespace ServerlessBlog.Local.Seeding;

/// <summary>Writes the sample blog through the app's API. A load that was cut short goes on where it ended.</summary>
internal sealed class SampleLoader(Uri address, string? authorKey, TextWriter output)
{
    private static string Folder => LocalFolder.Combine("sample");

    /// <summary>Loads what is not there yet. An author or post that exists stays as it is.</summary>
    /// <exception cref="LocalException">The app refused something.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (authorKey is null)
        {
            output.WriteLine("the sample blog is not loaded: that takes Blog__AuthorKey, not its hash");
            return;
        }

        output.WriteLine("loading the sample blog (once) ...");
        using var api = new BlogApi(address, authorKey);
        foreach (var author in await ReadAuthorsAsync(cancellationToken))
            await LoadAsync(api, author, cancellationToken);
        foreach (var post in SamplePost.ReadAll(Folder))
            await LoadAsync(api, post, cancellationToken);
    }

    private static async Task LoadAsync(BlogApi api, SampleAuthor author, CancellationToken cancellationToken)
    {
        var path = $"api/authors/{author.Id}";
        if (await api.FindAsync(path, cancellationToken) is null)
            await api.SendAsync(HttpMethod.Put, path, new { author.Name, author.Bio, author.Url }, etag: null, cancellationToken);
    }

    private static async Task LoadAsync(BlogApi api, SamplePost post, CancellationToken cancellationToken)
    {
        var path = $"api/posts/{Uri.EscapeDataString(post.Slug)}";
        var stored = await api.FindAsync(path, cancellationToken)
            ?? await api.SendAsync(HttpMethod.Post, "api/posts", Members(post), etag: null, cancellationToken);
        if (stored.Status is not "draft")
            return;

        if (post.PublishIn is { } delay)
            await api.SendAsync(HttpMethod.Post, $"{path}/schedule", new { At = TimeProvider.System.GetUtcNow() + delay }, stored.ETag, cancellationToken);
        else
            await api.SendAsync(HttpMethod.Post, $"{path}/publish", body: null, stored.ETag, cancellationToken);
    }

    private static object Members(SamplePost post) => new
    {
        post.Slug,
        post.Title,
        post.Body,
        Format = "markdown",
        post.Excerpt,
        post.Categories,
        post.Tags,
        post.Author,
        post.Language,
        PublishedAt = post.Published < TimeProvider.System.GetUtcNow() ? post.Published : null,
    };

    private static async Task<IReadOnlyList<SampleAuthor>> ReadAuthorsAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(Folder, "authors.json"));
        return await JsonSerializer.DeserializeAsync<SampleAuthor[]>(file, JsonSerializerOptions.Web, cancellationToken) ?? [];
    }

    private sealed record SampleAuthor(string Id, string Name, string Bio, string Url);
}
