using System.Xml.Linq;
using ServerlessBlog.Comments.Feed;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Tests.Unit.Site;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Comments;

public sealed class CommentFeedTests : IDisposable
{
    private const string Permalink = "https://blog.example/posts/mixi-to-twitter";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Threading = "http://purl.org/syndication/thread/1.0";

    private readonly TestSite _site = new();

    [Fact]
    public void Each_entry_says_what_it_answers()
    {
        var feed = Read(Comment("b", "a") with { Url = "https://taro.example/" }, Comment("a"));
        var entries = feed.Elements(Atom + "entry").ToList();

        entries.Select(entry => (string)entry.Element(Atom + "id")!).ShouldBe([$"{Permalink}#comment-b", $"{Permalink}#comment-a"]);
        entries.Select(entry => entry.Element(Threading + "in-reply-to")!).Select(reply => ((string)reply.Attribute("ref")!, (string)reply.Attribute("href")!, (string)reply.Attribute("type")!))
            .ShouldBe([($"{Permalink}#comment-a", $"{Permalink}#comment-a", "text/html"), (Permalink, Permalink, "text/html")]);
        ((string)entries[0].Element(Atom + "author")!.Element(Atom + "uri")!).ShouldBe("https://taro.example/");
        entries[1].Element(Atom + "author")!.Element(Atom + "uri").ShouldBeNull();
    }

    [Fact]
    public void The_feed_is_Atom_also_when_it_is_empty()
    {
        var feed = Read();

        ((string)feed.Element(Atom + "id")!).ShouldBe($"{Permalink}/comments.xml");
        ((string)feed.Element(Atom + "updated")!).ShouldBe("2010-01-03T07:45:00Z");
        feed.Elements(Atom + "link").Select(link => ((string)link.Attribute("rel")!, (string)link.Attribute("href")!)).ShouldBe([("self", $"{Permalink}/comments.xml"), ("alternate", $"{Permalink}#comments")]);
    }

    [Fact]
    public void Whatever_was_written_the_feed_is_well_formed_and_its_content_is_escaped_HTML()
    {
        var entry = Read(Comment("a") with { Name = "<b>\u0001\uFFFE", Text = "]]></content><script>alert(1)</script>\u0002" }).Element(Atom + "entry")!;

        entry.Element(Atom + "content")!.Attribute("type")!.Value.ShouldBe("html");
        entry.Element(Atom + "content")!.Value.ShouldBe("<p>]]&gt;&lt;/content&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        ((string)entry.Element(Atom + "author")!.Element(Atom + "name")!).ShouldBe("<b>\uFFFD");
    }

    public void Dispose() => _site.Dispose();

    private XElement Read(params ShownItem[] comments) =>
        XDocument.Parse(System.Text.Encoding.UTF8.GetString(new CommentFeed(_site.Info).Write(TestSite.Post(), comments))).Root!;

    private static ShownItem Comment(string id, string replyTo = "") => new() { PartitionKey = "mixi-to-twitter", Id = id, Name = "はなこ", Text = "読みました。", ReplyTo = replyTo, CreatedAt = new DateTimeOffset(2010, 1, 4, 0, 0, 0, TimeSpan.Zero) };
}
