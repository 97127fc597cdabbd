using System.Text;

namespace ServerlessBlog.Syndication.Channels.Bluesky.Facets;

/// <summary>
/// Finds mentions, links, tags and cashtags in a text: the same ones as Bluesky's own apps, whose package
/// <c>@atproto/api</c> does it with four regular expressions. The server finds none; what is not marked is plain text.
/// </summary>
public static class FacetDetector
{
    /// <summary>All, by their starts. Those of different kinds may overlap.</summary>
    public static IReadOnlyList<Facet> Detect(string text)
    {
        var parts = Mentions.In(text).Concat(Links.In(text)).Concat(Tags.In(text)).Concat(Cashtags.In(text)).OrderBy(part => part.Start);
        List<Facet> facets = [];
        var (units, bytes) = (0, 0);
        foreach (var part in parts)
        {
            bytes += Bytes(text, units, part.Start);
            units = part.Start;
            facets.Add(new Facet(bytes, bytes + Bytes(text, part.Start, part.End), part.Kind, part.Value));
        }

        return facets;
    }

    private static int Bytes(string text, int start, int end) => Encoding.UTF8.GetByteCount(text.AsSpan(start, end - start));
}
