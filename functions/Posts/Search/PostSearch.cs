using Azure;
using ServerlessBlog.Posts.Search.Queries;
using ServerlessBlog.Posts.Search.Storage;

namespace ServerlessBlog.Posts.Search;

/// <summary>Finds published posts by the words of their title, tags and text.</summary>
public sealed class PostSearch(SearchHead head, CandidateFinder finder, HitReader hits)
{
    /// <summary>The most characters in a query.</summary>
    public const int MaxQueryLength = 200;

    /// <summary>The most posts on a page.</summary>
    public const int MaxCount = 50;

    private const int MaxAttempts = 3;

    // After so many windows without a single post, what remains is left to the next page.
    private const int MaxEmptyWindows = 4;

    /// <summary>
    /// The page of <paramref name="count"/> posts (1 to 50) after <paramref name="cursor"/> that have all words of
    /// <paramref name="query"/>, best first; it may be shorter although there is a next one. At most six transactions for a
    /// query of up to three words, one more for each further word. Throws a problem (400) for a query that is blank or too
    /// long, and for a cursor of another query.
    /// </summary>
    public async Task<SearchPage> FindAsync(string query, string? cursor, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        var parsed = SearchQuery.Parse(query);
        var from = SearchCursor.Decode(parsed, cursor);
        if (parsed.Words.Count == 0)
            return new SearchPage([], null);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await FindAsync(await head.ReadAsync(cancellationToken), parsed, from, count, cancellationToken);
            }
            catch (RequestFailedException exception) when (exception.Status == 404 && attempt < MaxAttempts)
            {
                // The generation was merged away and removed while this search read from it.
            }
        }
    }

    private async Task<SearchPage> FindAsync(HeadView view, SearchQuery query, SearchCursor from, int count, CancellationToken cancellationToken)
    {
        var (candidates, transactions) = await finder.FindAsync(view, query, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var (found, next) = await hits.ReadAsync(view, query, candidates, from, count, transactions, cancellationToken);
            if (found.Count > count)
                return Page(found[..count], found[count - 1].Place);
            if (found.Count > 0 || next is null || attempt == MaxEmptyWindows)
                return Page(found, next);
            from = next.Value;
        }

        SearchPage Page(IReadOnlyList<FoundPost> posts, SearchCursor? place) =>
            new([.. posts.Select(post => HitOf(PostMatch.Of(query, post.Post)!))], place?.Encode(query));
    }

    private static SearchHit HitOf(PostMatch match) => new()
    {
        Slug = match.Post.Slug,
        Title = match.Post.Title,
        Author = match.Post.Author,
        Language = match.Post.Language,
        Excerpt = match.Post.Excerpt,
        PublishedAt = match.Post.PublishedAt,
        UpdatedAt = match.Post.UpdatedAt,
        Categories = match.Post.Categories,
        Tags = match.Post.Tags,
        TitlePieces = Passage.OfTitle(match),
        Passage = Passage.OfText(match),
    };
}
