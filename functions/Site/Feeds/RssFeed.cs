using System.Globalization;
using System.Net;
using System.Xml;
using ServerlessBlog.Platform;

namespace ServerlessBlog.Site.Feeds;

/// <summary>Writes feeds in RSS 2.0, as the RSS Advisory Board's Best Practices Profile has it.</summary>
public static class RssFeed
{
    public static byte[] Write(Feed feed) => FeedXml.Write(writer =>
    {
        writer.WriteStartElement("rss");
        writer.Attributes(("version", "2.0"));
        writer.WriteAttributeString("xmlns", "atom", null, FeedXml.Atom);
        writer.WriteAttributeString("xmlns", "content", null, FeedXml.Content);
        writer.WriteAttributeString("xmlns", "dc", null, FeedXml.DublinCore);
        writer.WriteAttributeString("xmlns", "slash", null, FeedXml.Slash);
        writer.WriteAttributeString("xmlns", "wfw", null, FeedXml.CommentApi);
        writer.WriteStartElement("channel");
        writer.Text("title", feed.Title);
        writer.Text("link", feed.PageUrl);
        writer.Text("description", Html(feed.Description.Length > 0 ? feed.Description : feed.Title));
        writer.Text("language", feed.Language);
        writer.Text("lastBuildDate", Rfc822(feed.UpdatedAt));
        writer.Text("generator", $"{FeedFormat.Generator} {AppVersion.Current}");
        writer.Links("atom", feed, FeedFormat.Rss.MediaType);
        foreach (var entry in feed.Entries)
            Item(writer, feed, entry);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static void Item(XmlWriter writer, Feed feed, FeedEntry entry)
    {
        writer.WriteStartElement("item");
        if (entry.Language != feed.Language)
            writer.Language(entry.Language);
        writer.Text("title", entry.Title);
        writer.Text("link", entry.Url);
        writer.Text("guid", entry.Url, ("isPermaLink", "true"));
        writer.Text("pubDate", Rfc822(entry.PublishedAt));
        writer.Text("dc", "creator", FeedXml.DublinCore, entry.Author.Name);
        foreach (var category in entry.Categories)
            writer.Text("category", category, ("domain", feed.CategoryScheme));
        foreach (var tag in entry.Tags)
            writer.Text("category", tag, ("domain", feed.TagScheme));
        writer.Text("comments", entry.Url + "#comments");
        writer.Text("slash", "comments", FeedXml.Slash, entry.CommentCount.ToString(CultureInfo.InvariantCulture));
        writer.Text("wfw", "commentRss", FeedXml.CommentApi, entry.CommentFeedUrl);
        if (entry.Summary.Length > 0)
            writer.Text("description", Html(entry.Summary));
        writer.Text("content", "encoded", FeedXml.Content, entry.Html);
        writer.WriteEndElement();
    }

    // A description is HTML, also when it has no markup.
    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string Rfc822(DateTimeOffset time) => time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
