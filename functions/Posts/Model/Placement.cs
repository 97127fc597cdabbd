namespace ServerlessBlog.Posts.Model;

/// <summary>The lists that a post stands in, all under the same row key.</summary>
/// <param name="Key">The row key: descending time, then the slug.</param>
/// <param name="Lists">The lists' partition keys.</param>
public sealed record Placement(string Key, IReadOnlyList<string> Lists)
{
    /// <summary>All that is in <paramref name="first"/> or in <paramref name="second"/>.</summary>
    public static IReadOnlyList<Placement> Union(IEnumerable<Placement> first, IEnumerable<Placement> second) =>
        [.. first.Concat(second)
            .GroupBy(placement => placement.Key, StringComparer.Ordinal)
            .Select(group => new Placement(group.Key, [.. group.SelectMany(placement => placement.Lists).Distinct(StringComparer.Ordinal)]))];

    /// <summary>All that is in <paramref name="first"/> and not in <paramref name="second"/>.</summary>
    public static IEnumerable<(string List, string Key)> Except(IEnumerable<Placement> first, IReadOnlyList<Placement> second) =>
        first.SelectMany(placement => placement.Lists.Select(list => (List: list, placement.Key)))
            .Where(row => !second.Any(placement => placement.Key == row.Key && placement.Lists.Contains(row.List, StringComparer.Ordinal)));
}
