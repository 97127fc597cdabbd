using System.Net;

namespace Azure.Data.Tables;

/// <summary>Reads account and table names out of addresses.</summary>
/// <remarks>
/// In the cloud the account is the first label of the host and the path is free for the table; an emulator, reached
/// by IP address or as localhost, has the account as the first segment of the path.
/// </remarks>
static class TableUri
{
    public static string AccountName(Uri endpoint) =>
        HasAccountInPath(endpoint) ? Segments(endpoint).FirstOrDefault("") : endpoint.Host.Split('.')[0];

    /// <summary>The table at the end of the path.</summary>
    /// <exception cref="ArgumentException">The path names no table.</exception>
    public static string TableName(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Segments(endpoint) is var segments && segments.Length > AccountSegments(endpoint)
            ? segments[^1]
            : throw new ArgumentException("The endpoint's path must end with the name of the table.", nameof(endpoint));
    }

    /// <summary>The account's address, from that or from the address of one of its tables; a query stays.</summary>
    public static Uri WithoutTable(Uri endpoint, string tableName)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        var segments = Segments(endpoint);
        return segments.Length > AccountSegments(endpoint) && string.Equals(segments[^1], tableName, StringComparison.Ordinal)
            ? new UriBuilder(endpoint) { Path = string.Join('/', segments[..^1]) }.Uri
            : endpoint;
    }

    static int AccountSegments(Uri endpoint) => HasAccountInPath(endpoint) ? 1 : 0;

    static bool HasAccountInPath(Uri endpoint) => endpoint.IsLoopback || IPAddress.TryParse(endpoint.Host, out _);

    static string[] Segments(Uri endpoint) => endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
