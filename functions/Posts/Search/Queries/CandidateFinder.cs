using ServerlessBlog.Posts.Search.Storage;
using ServerlessBlog.Posts.Search.Terms;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>Finds the posts that, as far as the index tells, have all words of a query.</summary>
public sealed class CandidateFinder(GenerationBlobs blobs, BlobCache cache)
{
    private const int MinShards = 3;

    /// <summary>
    /// The candidates, best first, and how many transactions they cost: one for each shard of terms that is not at hand, at
    /// most three for a query of up to three words, and one for each further word that tells something.
    /// </summary>
    public async Task<(Candidate[] Candidates, int Transactions)> FindAsync(HeadView view, SearchQuery query, CancellationToken cancellationToken)
    {
        List<Candidate> candidates = [];
        foreach (var post in view.RecentPosts())
        {
            if (ScoreOf(query, term => post.Find(term)) is { } score)
                candidates.Add(new Candidate(new RankKey(score, Milliseconds.Of(post.Post.PublishedAt), post.Post.Id), 0, post));
        }

        var transactions = 0;
        if (view.Manifest.Posts.Count > 0)
            transactions = await AddMergedAsync(view, query, candidates, cancellationToken);
        candidates.Sort((left, right) => left.Key.CompareTo(right.Key));
        return ([.. candidates], transactions);
    }

    private async Task<int> AddMergedAsync(HeadView view, SearchQuery query, List<Candidate> candidates, CancellationToken cancellationToken)
    {
        var manifest = view.Manifest;
        var numbers = ShardsFor(manifest, query);
        var reads = await Task.WhenAll(numbers.Select(number => ReadAsync(manifest.Generation, number, cancellationToken)));
        var shards = numbers.Zip(reads).ToDictionary(pair => pair.First, pair => pair.Second.Shard);
        var lookups = query.Words.SelectMany(word => word.Terms).Select(term => term.Term).Distinct()
            .Where(term => shards.ContainsKey(manifest.ShardOf(term)))
            .Select(term => (Term: term, Postings: shards[manifest.ShardOf(term)].Find(term)))
            .OrderBy(lookup => lookup.Postings.Count)
            .ToList();
        foreach (var (post, uses) in Intersect(lookups))
        {
            if (!view.IsCurrent(post))
                continue;
            var score = query.LookedUp.Sum(term => Ranking.Of(uses[term]));
            var (id, _, time) = manifest.Posts[post];
            candidates.Add(new Candidate(new RankKey(score, time, id), post, null));
        }

        return reads.Count(read => !read.IsAtHand);
    }

    /// <summary>The score of a post that has every term of the query; null for one that has not.</summary>
    private static int? ScoreOf(SearchQuery query, Func<ulong, TermUse?> find)
    {
        foreach (var word in query.Words)
        {
            foreach (var term in word.Terms)
            {
                if (find(term.Term) is null)
                    return null;
            }
        }

        return query.LookedUp.Sum(term => Ranking.Of(find(term)!.Value));
    }

    // Those of the terms that must be looked up; then, as far as there is room, of the next rarest.
    private static List<int> ShardsFor(Manifest manifest, SearchQuery query)
    {
        var shards = query.LookedUp.Select(manifest.ShardOf).Distinct().ToList();
        foreach (var term in query.Words.SelectMany(word => word.Terms).OrderBy(term => term.Commonness))
        {
            if (shards.Count >= MinShards)
                break;
            if (!shards.Contains(manifest.ShardOf(term.Term)))
                shards.Add(manifest.ShardOf(term.Term));
        }

        return shards;
    }

    private async Task<(Shard Shard, bool IsAtHand)> ReadAsync(string generation, int number, CancellationToken cancellationToken)
    {
        var name = GenerationBlobs.ShardName(generation, number);
        if (cache.Find(name) is { } known)
            return (new Shard(known), true);
        var bytes = await blobs.ReadShardAsync(generation, number, cancellationToken);
        cache.Keep(name, bytes);
        return (new Shard(bytes), false);
    }

    /// <summary>The posts that are in every list, with their uses of the terms. The shortest list comes first.</summary>
    private static IEnumerable<(int Post, Dictionary<ulong, TermUse> Uses)> Intersect(List<(ulong Term, IReadOnlyList<Posting> Postings)> lookups)
    {
        var at = new int[lookups.Count];
        foreach (var posting in lookups[0].Postings)
        {
            var isInAll = true;
            for (var i = 1; i < lookups.Count && isInAll; i++)
            {
                var postings = lookups[i].Postings;
                while (at[i] < postings.Count && postings[at[i]].Post < posting.Post)
                    at[i]++;
                isInAll = at[i] < postings.Count && postings[at[i]].Post == posting.Post;
            }

            if (!isInAll)
                continue;
            Dictionary<ulong, TermUse> uses = new() { [lookups[0].Term] = posting.Use };
            for (var i = 1; i < lookups.Count; i++)
                uses[lookups[i].Term] = lookups[i].Postings[at[i]].Use;
            yield return (posting.Post, uses);
        }
    }
}
