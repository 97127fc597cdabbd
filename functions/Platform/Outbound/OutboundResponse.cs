using System.Collections.Frozen;
using System.Net;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>An answer, read to its end.</summary>
/// <param name="Status">The status of the last answer.</param>
/// <param name="Url">Where it came from, after all redirects.</param>
/// <param name="Headers">Its headers, those of the content among them; a header that came several times has several values.</param>
/// <param name="Body">Its content, decompressed.</param>
public sealed record OutboundResponse(HttpStatusCode Status, Uri Url, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>What came after the content in the same form, such as the status of a gRPC call; usually empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Trailers { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    public bool IsSuccess => (int)Status is >= 200 and <= 299;

    /// <summary>The Content-Type as it was sent; null for none.</summary>
    public string? ContentType => Headers.TryGetValue("Content-Type", out var values) ? values[0] : null;
}
