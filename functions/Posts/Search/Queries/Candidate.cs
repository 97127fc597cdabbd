using System.Globalization;
using System.Runtime.InteropServices;
using ServerlessBlog.Posts.Search.Storage;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>A place in an order of posts: the better score first, then the newer, then by an arbitrary number.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RankKey(int Score, long Time, ulong Id) : IComparable<RankKey>
{
    public int CompareTo(RankKey other) =>
        Score != other.Score ? other.Score.CompareTo(Score)
        : Time != other.Time ? other.Time.CompareTo(Time)
        : Id.CompareTo(other.Id);

    public static bool operator <(RankKey left, RankKey right) => left.CompareTo(right) < 0;

    public static bool operator >(RankKey left, RankKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(RankKey left, RankKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RankKey left, RankKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Score}.{Time}.{Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out RankKey key)
    {
        var parts = text.Split('.');
        key = default;
        if (parts.Length != 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var score)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            || !ulong.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        key = new RankKey(score, time, id);
        return true;
    }
}

/// <summary>A post that, as far as the index tells, has all words of a query.</summary>
/// <param name="Key">Its place by what the index tells.</param>
/// <param name="Number">Its number in the manifest.</param>
/// <param name="Recent">The post itself where it is not merged yet; then the number means nothing.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Candidate(RankKey Key, int Number, RecentPost? Recent);
