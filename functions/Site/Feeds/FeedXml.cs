using System.Text;
using System.Xml;
using ServerlessBlog.Posts.Text;

namespace ServerlessBlog.Site.Feeds;

/// <summary>Writes XML 1.0 of any text: what XML does not allow is left out or replaced first.</summary>
internal static class FeedXml
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
    public const string Threading = "http://purl.org/syndication/thread/1.0";
    public const string Slash = "http://purl.org/rss/1.0/modules/slash/";
    public const string CommentApi = "http://wellformedweb.org/CommentAPI/";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        // A text's own line breaks stay as they are, in attributes too.
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static byte[] Write(Action<XmlWriter> document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
            document(writer);
        return bytes.ToArray();
    }

    /// <summary>An element that holds <paramref name="text"/>, escaped.</summary>
    public static void Text(this XmlWriter writer, string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name);
        writer.Attributes(attributes);
        writer.WriteString(LegalText.Clean(text));
        writer.WriteEndElement();
    }

    /// <summary>An element of another vocabulary that holds <paramref name="text"/>, escaped.</summary>
    public static void Text(this XmlWriter writer, string prefix, string name, string vocabulary, string text)
    {
        writer.WriteStartElement(prefix, name, vocabulary);
        writer.WriteString(LegalText.Clean(text));
        writer.WriteEndElement();
    }

    public static void Attributes(this XmlWriter writer, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            writer.WriteAttributeString(name, LegalText.Clean(value));
    }

    /// <summary>The language of an element and all that is in it.</summary>
    public static void Language(this XmlWriter writer, string language) => writer.WriteAttributeString("xml", "lang", null, language);

    /// <summary>What a feed of either XML format says with Atom's link: itself, its pages (RFC 5005, section 3), its hubs (WebSub, section 4).</summary>
    public static void Links(this XmlWriter writer, string? prefix, Feed feed, string mediaType)
    {
        Link("self", feed.SelfUrl, mediaType);
        Link("first", feed.FirstUrl, mediaType);
        if (feed.NextUrl is not null)
            Link("next", feed.NextUrl, mediaType);
        foreach (var hub in feed.Hubs)
            Link("hub", hub, null);

        void Link(string relation, string url, string? type)
        {
            writer.WriteStartElement(prefix, "link", Atom);
            writer.Attributes(("rel", relation), ("href", url));
            if (type is not null)
                writer.Attributes(("type", type));
            writer.WriteEndElement();
        }
    }
}
