using System.Net;
using System.Text.RegularExpressions;

namespace ServerlessBlog.Linkbacks.Sending.Discovery;

/// <summary>
/// Reads the RDF that pages embed, mostly in comments, to say where they take TrackBack pings (TrackBack 1.2, section
/// "Auto-Discovery of TrackBack Ping URLs"). It is found as everybody finds it, by its names: few of these blocks are XML.
/// </summary>
internal static partial class TrackbackRdf
{
    private const string Start = "<rdf:Description";
    private const int MaxBlocks = 1000;

    /// <summary>The ping URL of the block that is about one of <paramref name="pages"/>; null when there is none.</summary>
    public static string? PingOf(string text, params ReadOnlySpan<Uri> pages)
    {
        var at = 0;
        for (var n = 0; n < MaxBlocks && (at = text.IndexOf(Start, at, StringComparison.Ordinal)) >= 0; n++)
        {
            at += Start.Length;
            string? identifier = null, ping = null;
            for (var match = Attribute().Match(text, at); match.Success; match = Attribute().Match(text, at))
            {
                at = match.Index + match.Length;
                var value = WebUtility.HtmlDecode(match.Groups["value"].Value).Trim();
                switch (match.Groups["name"].Value)
                {
                    case "dc:identifier":
                        identifier = value;
                        break;
                    case "trackback:ping":
                        ping = value;
                        break;
                }
            }

            if (ping is not null && Uri.TryCreate(identifier, UriKind.Absolute, out var about) && IsOneOf(about, pages))
                return ping;
        }

        return null;
    }

    private static bool IsOneOf(Uri about, ReadOnlySpan<Uri> pages)
    {
        foreach (var page in pages)
        {
            if (about.GetLeftPart(UriPartial.Query) == page.GetLeftPart(UriPartial.Query))
                return true;
        }

        return false;
    }

    [GeneratedRegex("\\G\\s+(?<name>[\\w:.-]+)\\s*=\\s*(?<quote>[\"'])(?<value>.*?)\\k<quote>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();
}
