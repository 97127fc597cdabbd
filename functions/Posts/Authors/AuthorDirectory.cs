using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Platform.Storage;

namespace ServerlessBlog.Posts.Authors;

/// <summary>
/// The few profiles of the blog's authors. They are read together, at most once a minute for all requests, and on no
/// request's account; meanwhile the last ones serve. A change made on this instance shows at once.
/// </summary>
public sealed class AuthorDirectory(TableServiceClient tables, IOptions<BlogOptions> options, PublicCache cache, TimeProvider time)
{
    /// <summary>The author of posts that name none; has a profile with the blog's title until one is written.</summary>
    public const string DefaultId = "author";

    /// <summary>How many authors a blog may have.</summary>
    public const int MaxAuthors = 100;

    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UsableFor = TimeSpan.FromMinutes(10);

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Authors);
    private readonly Lock _lock = new();
    private Kept? _kept;
    private Task<Kept>? _loading;

    public async Task<AuthorProfile?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(author => author.Id == id);

    /// <summary>Every profile, by id; the default author's always among them.</summary>
    public async Task<IReadOnlyList<AuthorProfile>> AllAsync(CancellationToken cancellationToken)
    {
        var (kept, loading) = KeptOrLoading();
        return (kept ?? await loading!.WaitAsync(cancellationToken)).Authors;
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
            Forget();
        }

        return next;
    }

    /// <summary>The profile as it is in storage now, for a writer to compare with.</summary>
    public async Task<AuthorProfile?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<AuthorProfile>(AuthorProfile.Partition, id, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : id == DefaultId ? Default() : null;
    }

    /// <summary>Has the profiles read anew: they were written by somebody else.</summary>
    public void Forget()
    {
        lock (_lock)
            (_kept, _loading) = (null, null);
        cache.Expire();
    }

    private (Kept? Kept, Task<Kept>? Loading) KeptOrLoading()
    {
        lock (_lock)
        {
            if (_loading is { IsCompletedSuccessfully: true } done)
                _kept = done.Result;
            var age = _kept is null ? TimeSpan.MaxValue : time.GetElapsedTime(_kept.Since);
            if (age < FreshFor)
                return (_kept, null);
            if (_loading is null or { IsCompleted: true })
            {
                // One reading serves whoever waits: it must not end with, or be counted for, the request that began it.
                using (ExecutionContext.SuppressFlow())
                    _loading = Task.Run(LoadAsync);
            }

            return (age < UsableFor ? _kept : null, _loading);
        }
    }

    private async Task<Kept> LoadAsync()
    {
        var since = time.GetTimestamp();
        List<AuthorProfile> authors = [];
        await foreach (var author in _table.QueryAsync<AuthorProfile>(TableClient.CreateQueryFilter($"PartitionKey eq {AuthorProfile.Partition}")))
            authors.Add(author);
        if (authors.TrueForAll(author => author.Id != DefaultId))
            authors.Insert(0, Default());
        return new Kept(authors, since);
    }

    private AuthorProfile Default() => new() { RowKey = DefaultId, Name = options.Value.Title };

    private sealed record Kept(IReadOnlyList<AuthorProfile> Authors, long Since);
}
