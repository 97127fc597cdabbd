using Azure;

namespace ServerlessBlog.Platform.Storage;

/// <summary>Reads the beginning of what a query finds.</summary>
public static class FirstRows
{
    /// <summary>
    /// Up to <paramref name="count"/> rows. The service may answer a short page, or an empty one, with a continuation; reading
    /// ends with the last row that is wanted.
    /// </summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    public static async Task<IReadOnlyList<T>> FirstAsync<T>(this AsyncPageable<T> query, int count)
        where T : notnull
    {
        List<T> rows = [];
        await foreach (var page in query.AsPages())
        {
            rows.AddRange(page.Values.Take(count - rows.Count));
            if (rows.Count == count)
                break;
        }

        return rows;
    }
}
