using System.Globalization;
using System.Xml;
using ServerlessBlog.Comments.Text;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Site;
using ServerlessBlog.Site.Feeds;

namespace ServerlessBlog.Comments.Feed;

/// <summary>Writes the comments of a post in Atom (RFC 4287), each with what it answers (RFC 4685).</summary>
/// <param name="site">Whose words the feed uses.</param>
public sealed class CommentFeed(SiteInfo site)
{
    /// <param name="post">The post.</param>
    /// <param name="comments">What is shown of them, newest first.</param>
    public byte[] Write(Post post, IReadOnlyList<ShownItem> comments) => FeedXml.Write(writer =>
    {
        var (permalink, self) = (site.Urls.Post(post.Slug), site.Urls.Absolute(Urls.CommentFeedPath(post.Slug)));
        writer.WriteStartElement("feed", FeedXml.Atom);
        writer.WriteAttributeString("xmlns", "thr", null, FeedXml.Threading);
        writer.Language(site.Language);
        writer.Text("id", self);
        writer.Text("title", site.Texts.CommentsFeedTitle(post.Title));
        // A feed without comments has to say when it changed, and always the same.
        writer.Text("updated", Rfc3339.Format(comments.Count > 0 ? comments[0].CreatedAt : post.PublishedAt!.Value));
        Link(writer, "self", self, FeedFormat.Atom.MediaType);
        Link(writer, "alternate", permalink + "#comments", "text/html");
        writer.Text("generator", FeedFormat.Generator, ("version", AppVersion.Current));
        foreach (var comment in comments)
            Entry(writer, permalink, comment);
        writer.WriteEndElement();
    });

    private void Entry(XmlWriter writer, string permalink, ShownItem comment)
    {
        var name = InvisibleCharacters.RemoveOverrides(comment.Name);
        writer.WriteStartElement("entry");
        writer.Text("id", UrlOf(permalink, comment.Id));
        writer.Text("title", site.Texts.CommentFeedEntry(name));
        Link(writer, "alternate", UrlOf(permalink, comment.Id), "text/html");
        writer.Text("published", Rfc3339.Format(comment.CreatedAt));
        writer.Text("updated", Rfc3339.Format(comment.CreatedAt));
        writer.WriteStartElement("author");
        writer.Text("name", name);
        if (comment.Url.Length > 0)
            writer.Text("uri", comment.Url);
        writer.WriteEndElement();
        InReplyTo(writer, comment.ReplyTo.Length > 0 ? UrlOf(permalink, comment.ReplyTo) : permalink);
        writer.Text("content", CommentHtml.Of(comment.Text), ("type", "html"));
        writer.WriteEndElement();
    }

    // The permanent id of a post and of a comment is where it is shown.
    private static void InReplyTo(XmlWriter writer, string url)
    {
        writer.WriteStartElement("thr", "in-reply-to", FeedXml.Threading);
        writer.Attributes(("ref", url), ("href", url), ("type", "text/html"));
        writer.WriteEndElement();
    }

    private static string UrlOf(string permalink, string id) => string.Create(CultureInfo.InvariantCulture, $"{permalink}#comment-{id}");

    private static void Link(XmlWriter writer, string relation, string url, string type)
    {
        writer.WriteStartElement("link");
        writer.Attributes(("rel", relation), ("type", type), ("href", url));
        writer.WriteEndElement();
    }
}
