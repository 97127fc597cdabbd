using System.Runtime.InteropServices;
using ServerlessBlog.Posts.Search.Storage;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>A post that has all words, and the cursor that goes on after it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FoundPost(IndexedPost Post, SearchCursor Place);

/// <summary>Reads the texts of the best candidates, a window at a time, and ranks them by what the texts say.</summary>
public sealed class HitReader(DocumentReader documents)
{
    private const int WindowSize = 100;

    // A search costs at most six transactions; the head is one of them.
    private const int MaxTransactions = 5;
    private const int MinReads = 2;

    /// <summary>
    /// The posts from <paramref name="from"/> on, best first: more than <paramref name="count"/> when there are more. Also
    /// where to go on after all of them; null at the end.
    /// </summary>
    /// <param name="view">The index.</param>
    /// <param name="query">What is searched for.</param>
    /// <param name="candidates">All candidates, best first.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="count">How many posts are wanted.</param>
    /// <param name="transactions">How many transactions the candidates have cost.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<(List<FoundPost> Found, SearchCursor? Next)> ReadAsync(
        HeadView view, SearchQuery query, Candidate[] candidates, SearchCursor from, int count, int transactions, CancellationToken cancellationToken)
    {
        var begin = from.After is { } after ? Array.FindIndex(candidates, candidate => candidate.Key > after) : 0;
        if (begin < 0 || candidates.Length == 0)
            return ([], null);
        var maxReads = Math.Max(MinReads, MaxTransactions - transactions);
        var windows = WindowsOf(candidates, begin, from, WindowSize);
        var plan = PlanFor(view, candidates, windows, maxReads);
        if (plan.Missing.Transactions > maxReads)
        {
            // A blog so large that each chunk is a read of its own: fewer of them.
            windows = WindowsOf(candidates, begin, from, count * 3 / 2);
            plan = PlanFor(view, candidates, windows, maxReads);
        }

        var posts = await documents.ReadAsync(plan, cancellationToken);
        var found = windows.SelectMany(window => Rank(query, candidates[window.Start..window.End], posts, window)).ToList();
        var end = windows[^1].End;
        return (found, end < candidates.Length ? new SearchCursor(candidates[end - 1].Key, null, null) : null);
    }

    private static IEnumerable<FoundPost> Rank(SearchQuery query, Candidate[] candidates, IReadOnlyDictionary<int, IndexedPost> posts, Window window) =>
        candidates
            .Select(candidate => candidate.Recent?.Post ?? posts[candidate.Number])
            // Of a match only the score is kept: a hundred long texts have millions of units.
            .Select(post => (Post: post, PostMatch.Of(query, post)?.Score))
            .Where(found => found.Score is not null)
            .Select(found => (found.Post, Key: new RankKey(found.Score!.Value, Milliseconds.Of(found.Post.PublishedAt), found.Post.Id)))
            .Where(found => window.Place.Shown is not { } shown || found.Key > shown)
            .OrderBy(found => found.Key)
            .Select(found => new FoundPost(found.Post, window.Place with { Shown = found.Key }));

    // A window that was begun is read again as it was named, and with it the next one, for it may have little left.
    private static List<Window> WindowsOf(Candidate[] candidates, int begin, SearchCursor from, int size)
    {
        List<Window> windows = [];
        if (from.Through is { } through)
        {
            var end = Array.FindIndex(candidates, begin, candidate => candidate.Key > through);
            if (end < 0)
                end = candidates.Length;
            if (end > begin)
                windows.Add(new Window(begin, end, from));
            begin = end;
        }

        if (begin < candidates.Length)
        {
            var end = Math.Min(begin + size, candidates.Length);
            windows.Add(new Window(begin, end, new SearchCursor(begin == 0 ? null : candidates[begin - 1].Key, candidates[end - 1].Key, null)));
        }

        return windows;
    }

    private DocumentPlan PlanFor(HeadView view, Candidate[] candidates, List<Window> windows, int maxReads)
    {
        var wanted = candidates[windows[0].Start..windows[^1].End].Where(candidate => candidate.Recent is null);
        return documents.Plan(view.Manifest, [.. wanted.Select(candidate => candidate.Number)], maxReads);
    }

    /// <param name="Start">The first candidate.</param>
    /// <param name="End">The candidate after the last.</param>
    /// <param name="Place">The window's name, and what of it was shown already.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Window(int Start, int End, SearchCursor Place);
}
