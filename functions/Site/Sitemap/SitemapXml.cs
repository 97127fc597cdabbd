using System.Text;
using System.Xml;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Json;

namespace ServerlessBlog.Site.Sitemap;

/// <summary>Writes sitemaps (sitemaps.org, protocol 0.9).</summary>
public static class SitemapXml
{
    /// <summary>The most URLs that one file may list.</summary>
    public const int MaxUrls = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    /// <summary>A list of sitemaps.</summary>
    public static PublicContent Index(IEnumerable<string> urls) => Write("sitemapindex", "sitemap", urls.Select(url => (url, default(DateTimeOffset?))));

    /// <summary>A list of pages, some with the time of their last change.</summary>
    public static PublicContent Pages(IEnumerable<(string Url, DateTimeOffset? ChangedAt)> pages) => Write("urlset", "url", pages);

    private static PublicContent Write(string root, string name, IEnumerable<(string Url, DateTimeOffset? ChangedAt)> items)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            writer.WriteStartElement(root, Namespace);
            foreach (var (url, changedAt) in items)
            {
                writer.WriteStartElement(name);
                writer.WriteElementString("loc", url);
                if (changedAt is { } time)
                    writer.WriteElementString("lastmod", Rfc3339.Format(time));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return new PublicContent(bytes.ToArray(), "application/xml; charset=utf-8");
    }
}
