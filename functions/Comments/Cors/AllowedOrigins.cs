using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Comments.Cors;

/// <summary>The origins (RFC 6454) that <c>Comments__AllowedOrigins</c> names, as browsers write them.</summary>
public sealed class AllowedOrigins(IOptions<CommentOptions> options)
{
    private readonly IReadOnlySet<string> _origins = TryParse(options.Value.AllowedOrigins, out var origins) ? origins : new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether there are any.</summary>
    public bool HasAny => _origins.Count > 0;

    public bool Contains(string origin) => _origins.Contains(origin);

    /// <summary>Reads a comma list; false when an entry is no origin, or more than one such as <c>*</c>.</summary>
    public static bool TryParse(string list, [NotNullWhen(true)] out IReadOnlySet<string>? origins)
    {
        origins = null;
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (var entry in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(entry, UriKind.Absolute, out var url)
                || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
                || url.PathAndQuery != "/" || url.Fragment.Length > 0 || url.UserInfo.Length > 0 || entry.EndsWith('/'))
                return false;
            found.Add(Urls.Origin(entry));
        }

        origins = found;
        return true;
    }
}
