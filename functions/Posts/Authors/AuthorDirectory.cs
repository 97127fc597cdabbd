using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Posts.Authors;

/// <summary>
/// The few profiles of the blog's authors. They are read together and kept for a minute, so that showing a post costs
/// no transaction for its author; a change made on this instance shows at once.
/// </summary>
public sealed class AuthorDirectory(TableServiceClient tables, IOptions<BlogOptions> options, TimeProvider time)
{
    /// <summary>The author of posts that name none; has a profile with the blog's title until one is written.</summary>
    public const string DefaultId = "author";

    /// <summary>How many authors a blog may have.</summary>
    public const int MaxAuthors = 100;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Authors);
    private readonly SemaphoreSlim _loading = new(1);
    private volatile Kept? _kept;

    public async Task<AuthorProfile?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(author => author.Id == id);

    /// <summary>Every profile, by id; the default author's always among them.</summary>
    public async Task<IReadOnlyList<AuthorProfile>> AllAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } fresh)
            return fresh;
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? await LoadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>
    /// Writes a new profile, or the next version of <paramref name="current"/>. Throws a problem (412) when somebody
    /// else was quicker, and (409) when the blog has <see cref="MaxAuthors"/> already.
    /// </summary>
    public async Task<AuthorProfile> SaveAsync(AuthorProfile profile, AuthorProfile? current, CancellationToken cancellationToken)
    {
        var next = profile with { Version = (current?.Version ?? 0) + 1 };
        try
        {
            if (current is { ETag: var tag } && tag != default)
                await _table.UpdateEntityAsync(next, tag, TableUpdateMode.Replace, cancellationToken);
            else if ((await AllAsync(cancellationToken)).Count < MaxAuthors || profile.Id == DefaultId)
                await _table.AddEntityAsync(next, cancellationToken);
            else
                throw new ProblemException(ProblemType.Conflict, $"A blog has at most {MaxAuthors} authors; change one of them instead.");
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            throw new ProblemException(ProblemType.Stale, "Read the profile again, make your change to what it is now, and send its new ETag.");
        }
        finally
        {
            _kept = null;
        }

        return next;
    }

    /// <summary>The profile as it is in storage now, for a writer to compare with.</summary>
    public async Task<AuthorProfile?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<AuthorProfile>(AuthorProfile.Partition, id, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : id == DefaultId ? Default() : null;
    }

    private IReadOnlyList<AuthorProfile>? Fresh() =>
        _kept is { } kept && time.GetElapsedTime(kept.Since) < KeptFor ? kept.Authors : null;

    private async Task<IReadOnlyList<AuthorProfile>> LoadAsync(CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        List<AuthorProfile> authors = [];
        await foreach (var author in _table.QueryAsync<AuthorProfile>(
            TableClient.CreateQueryFilter($"PartitionKey eq {AuthorProfile.Partition}"), cancellationToken: cancellationToken))
        {
            authors.Add(author);
        }

        if (authors.TrueForAll(author => author.Id != DefaultId))
            authors.Insert(0, Default());
        _kept = new Kept(authors, since);
        return authors;
    }

    private AuthorProfile Default() => new() { RowKey = DefaultId, Name = options.Value.Title };

    private sealed record Kept(IReadOnlyList<AuthorProfile> Authors, long Since);
}
