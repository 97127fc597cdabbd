using System.Runtime.InteropServices;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Posts.Search.Queries;

/// <summary>
/// Where to go on. Candidates are taken in windows, by what the index tells; within a window the texts decide. Windows and
/// places are named by keys, not counted, so that posts that come or go meanwhile move nothing.
/// </summary>
/// <param name="After">The last candidate of the window before; null for the first window.</param>
/// <param name="Through">The last candidate of this window; null for a window that is not begun.</param>
/// <param name="Shown">The last post of this window that was shown.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SearchCursor(RankKey? After, RankKey? Through, RankKey? Shown)
{
    private const string Format = "1";

    /// <summary>The cursor for the next page of <paramref name="query"/>.</summary>
    public string Encode(SearchQuery query) => Cursor.Encode(ListOf(query), $"{Format}_{After}_{Through}_{Shown}");

    /// <summary>Reads a cursor; throws a problem (400) for one of another query.</summary>
    public static SearchCursor Decode(SearchQuery query, string? cursor)
    {
        if (Cursor.Decode(ListOf(query), cursor) is not { } key)
            return default;
        var parts = key.Split('_');
        if (parts.Length == 4 && parts[0] == Format
            && TryParse(parts[1], out var after) && TryParse(parts[2], out var through) && TryParse(parts[3], out var shown))
        {
            return new SearchCursor(after, through, shown);
        }

        throw new ProblemException(
            ProblemType.InvalidCursor, "Begin again without cursor, and follow the next links.",
            [new FieldError("cursor", "This cursor was not given by this search.")]);
    }

    private static string ListOf(SearchQuery query) => "search:" + query.Key;

    private static bool TryParse(string text, out RankKey? key)
    {
        key = null;
        if (text.Length == 0)
            return true;
        if (!RankKey.TryParse(text, out var parsed))
            return false;
        key = parsed;
        return true;
    }
}
