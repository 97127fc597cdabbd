using System.Globalization;
using System.Xml;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Json;

namespace ServerlessBlog.Site.Feeds;

/// <summary>Writes feeds in Atom (RFC 4287).</summary>
public static class AtomFeed
{
    public static byte[] Write(Feed feed) => FeedXml.Write(writer =>
    {
        writer.WriteStartElement("feed", FeedXml.Atom);
        writer.WriteAttributeString("xmlns", "thr", null, FeedXml.Threading);
        writer.Language(feed.Language);
        writer.Text("id", feed.FirstUrl);
        writer.Text("title", feed.Title);
        if (feed.Description.Length > 0)
            writer.Text("subtitle", feed.Description);
        writer.Text("updated", Rfc3339.Format(feed.UpdatedAt));
        Author(writer, feed.Author);
        Alternate(writer, feed.PageUrl);
        writer.Links(null, feed, FeedFormat.Atom.MediaType);
        writer.Text("icon", feed.IconUrl);
        writer.Text("generator", FeedFormat.Generator, ("version", AppVersion.Current));
        foreach (var entry in feed.Entries)
            Entry(writer, feed, entry);
        writer.WriteEndElement();
    });

    private static void Entry(XmlWriter writer, Feed feed, FeedEntry entry)
    {
        writer.WriteStartElement("entry");
        writer.Language(entry.Language);
        writer.Text("id", entry.Url);
        writer.Text("title", entry.Title);
        Alternate(writer, entry.Url);
        Replies(writer, entry);
        writer.Text("published", Rfc3339.Format(entry.PublishedAt));
        writer.Text("updated", Rfc3339.Format(entry.UpdatedAt));
        Author(writer, entry.Author);
        Categories(writer, entry.Categories, feed.CategoryScheme);
        Categories(writer, entry.Tags, feed.TagScheme);
        if (entry.Summary.Length > 0)
            writer.Text("summary", entry.Summary);
        writer.Text("content", entry.Html, ("type", "html"));
        writer.WriteEndElement();
    }

    private static void Author(XmlWriter writer, FeedAuthor author)
    {
        writer.WriteStartElement("author");
        writer.Text("name", author.Name);
        writer.Text("uri", author.Url);
        writer.WriteEndElement();
    }

    private static void Alternate(XmlWriter writer, string url)
    {
        writer.WriteStartElement("link");
        writer.Attributes(("rel", "alternate"), ("type", "text/html"), ("href", url));
        writer.WriteEndElement();
    }

    // RFC 4685, section 4: where the comments are, and how many.
    private static void Replies(XmlWriter writer, FeedEntry entry)
    {
        writer.WriteStartElement("link");
        writer.Attributes(("rel", "replies"), ("type", FeedFormat.Atom.MediaType), ("href", entry.CommentFeedUrl));
        writer.WriteAttributeString("thr", "count", FeedXml.Threading, entry.CommentCount.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
    }

    private static void Categories(XmlWriter writer, IEnumerable<string> names, string scheme)
    {
        foreach (var name in names)
        {
            writer.WriteStartElement("category");
            writer.Attributes(("term", name), ("scheme", scheme), ("label", name));
            writer.WriteEndElement();
        }
    }
}
