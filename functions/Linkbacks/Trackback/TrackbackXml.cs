using System.Text;
using System.Xml;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Linkbacks.Trackback;

/// <summary>The answers of TrackBack 1.2, which senders compare character by character, and the list of 1.1's <c>__mode=rss</c>.</summary>
public static class TrackbackXml
{
    public const string ContentType = "text/xml; charset=utf-8";

    public const string Success = Declaration + "<response><error>0</error></response>";

    private const string Declaration = """<?xml version="1.0" encoding="utf-8"?>""";

    public static string Error(string message) => $"{Declaration}<response><error>1</error><message>{Escape(message)}</message></response>";

    /// <summary>RSS 0.91 inside of an answer: the post as a channel, and the linkbacks given as its items.</summary>
    public static string Rss(Post post, string permalink, IEnumerable<ShownItem> linkbacks)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("response");
            xml.WriteElementString("error", "0");
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "0.91");
            xml.WriteStartElement("channel");
            Write(xml, post.Title, permalink, post.Excerpt);
            xml.WriteElementString("language", post.Language);
            foreach (var linkback in linkbacks)
            {
                xml.WriteStartElement("item");
                Write(xml, linkback.Title.Length > 0 ? linkback.Title : linkback.Url, linkback.Url, linkback.Text);
                xml.WriteEndElement();
            }

            xml.WriteEndDocument();
        }

        return Declaration + text;
    }

    private static void Write(XmlWriter xml, string title, string link, string description)
    {
        xml.WriteElementString("title", LegalText.Clean(title));
        xml.WriteElementString("link", link);
        xml.WriteElementString("description", LegalText.Clean(description));
    }

    private static string Escape(string text) =>
        LegalText.Clean(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
