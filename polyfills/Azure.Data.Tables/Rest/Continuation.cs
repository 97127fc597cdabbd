using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Where a query goes on: the service's headers, the caller's token, the next request's parameters.</summary>
/// <remarks>The token is the two values joined by one space; the service's values contain none.</remarks>
static class Continuation
{
    public static string? TokenOf(Response response)
    {
        if (response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var table))
            return table;
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition))
            return null;

        // The row key is absent when the next page starts with a new partition.
        return $"{partition} {(response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) ? row : "")}";
    }

    public static void AddEntityToken(RequestUriBuilder uri, string? token)
    {
        if (string.IsNullOrEmpty(token))
            return;

        var space = token.IndexOf(' ', StringComparison.Ordinal);
        uri.AppendQuery("NextPartitionKey", space < 0 ? token : token[..space], escapeValue: true);
        if (space >= 0 && space < token.Length - 1)
            uri.AppendQuery("NextRowKey", token[(space + 1)..], escapeValue: true);
    }

    public static void AddTableToken(RequestUriBuilder uri, string? token)
    {
        if (!string.IsNullOrEmpty(token))
            uri.AppendQuery("NextTableName", token, escapeValue: true);
    }
}
