using System.Buffers;

namespace ServerlessBlog.Syndication.Channels.X.Text;

/// <summary>A URL in a text.</summary>
/// <param name="Start">The UTF-16 unit at which it begins.</param>
/// <param name="Url">The URL, as it is written.</param>
public sealed record XUrl(int Start, string Url);

/// <summary>
/// Finds what X makes a link of: URLs with http or https, and bare domains below a known top-level domain. It follows the
/// regular expressions of the npm package twitter-text 3.1.0 (extractUrlsWithIndices), but goes through a text only once.
/// </summary>
public static class XUrls
{
    private const int MaxUrl = 4096;
    private const int MaxShortName = 40;
    private const string DefaultScheme = "https://";

    private static readonly SearchValues<char> ShortNames = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The URLs in a text that is in Normalization Form C, in their order.</summary>
    public static IReadOnlyList<XUrl> Find(string text)
    {
        List<XUrl> urls = [];
        if (!text.Contains('.', StringComparison.Ordinal))
            return urls;
        var domains = new XDomains(text);
        for (var i = 0; i < text.Length;)
        {
            // A character stands before a URL; only the first one of a text may go without.
            var found = XCharacters.IsBeforeUrl(text[i]) ? XUrlMatch.At(text, domains, i + 1) : null;
            var before = found is null ? (char?)null : text[i];
            if (found is null && i == 0)
                found = XUrlMatch.At(text, domains, 0);
            if (found is not null)
                urls.AddRange(Taken(text, found, before));
            i = found?.End ?? i + 1;
        }

        return urls;
    }

    private static List<XUrl> Taken(string text, XUrlMatch match, char? before)
    {
        var domain = text[match.DomainStart..match.DomainEnd];
        var schemeLength = match.HasScheme ? match.DomainStart - match.Start : DefaultScheme.Length;
        if (!XDomainNames.IsValid(domain) || schemeLength + (match.End - match.Start) > MaxUrl)
            return [];
        if (match.HasScheme)
        {
            var end = ShortEnd(text, match) ?? match.End;
            return end > 0 ? [new XUrl(match.Start, text[match.Start..end])] : [];
        }

        if (before is { } character && !XCharacters.IsBeforeBareDomain(character))
            return [];
        List<XUrl> bare = [];
        var searched = 0;
        foreach (var (start, end) in XDomains.Bare(domain))
        {
            // The library looks for the name anew, and takes it for the first place where it stands.
            var found = domain.IndexOf(domain[start..end], searched, StringComparison.Ordinal);
            searched = found + end - start;
            bare.Add(new XUrl(match.DomainStart + found, domain[start..end]));
        }

        // Port and query are only taken along with a path.
        if (bare.Count > 0 && match.HasPath)
            bare[^1] = bare[^1] with { Url = bare[^1].Url + text[match.DomainEnd..match.End] };
        return bare;
    }

    /// <summary>Where a URL of X's own shortener ends, which has nothing but a name and a query; 0 when that is too long; null for any other URL.</summary>
    private static int? ShortEnd(string text, XUrlMatch match)
    {
        const string host = "t.co/";
        var rest = text.AsSpan(match.DomainStart, match.End - match.DomainStart);
        if (!rest.StartsWith(host, StringComparison.OrdinalIgnoreCase))
            return null;
        var length = rest[host.Length..].IndexOfAnyExcept(ShortNames);
        if (length < 0)
            length = rest.Length - host.Length;
        if (length == 0)
            return null;
        return length > MaxShortName ? 0 : XUrlMatch.QueryEnd(text, match.DomainStart + host.Length + length);
    }
}
