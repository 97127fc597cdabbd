using System.Xml.Linq;
using ServerlessBlog.Linkbacks.Trackback;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Tests.Unit.Site;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

public sealed class TrackbackXmlTests
{
    [Fact]
    public void Answers_are_those_of_the_specification_to_the_byte()
    {
        TrackbackXml.Success.ShouldBe("""<?xml version="1.0" encoding="utf-8"?><response><error>0</error></response>""");
        TrackbackXml.Error("a < b & \"c\"\0").ShouldBe("""<?xml version="1.0" encoding="utf-8"?><response><error>1</error><message>a &lt; b &amp; "c"</message></response>""");
    }

    [Fact]
    public void The_list_is_RSS_0_91_in_a_successful_answer_and_a_page_without_a_title_goes_by_its_URL()
    {
        var post = TestSite.Post("<b>題</b>");
        ShownItem[] shown =
        [
            new() { Kind = FeedbackKind.Trackback, Title = "]]><script>", Url = "https://a.example/?b=1&c=2", Text = "\u0001本文 & <i>" },
            new() { Kind = FeedbackKind.Webmention, Url = "https://b.example/" },
        ];
        var response = XDocument.Parse(TrackbackXml.Rss(post, "https://blog.example/posts/mixi-to-twitter", shown)).Root!;

        response.Elements().Select(element => element.Name.LocalName).ShouldBe(["error", "rss"]);
        response.Element("error")!.Value.ShouldBe("0");
        response.Element("rss")!.Attribute("version")!.Value.ShouldBe("0.91");
        var channel = response.Element("rss")!.Element("channel")!;
        channel.Elements().Select(element => element.Name.LocalName).ShouldBe(["title", "link", "description", "language", "item", "item"]);
        channel.Element("title")!.Value.ShouldBe("<b>題</b>");
        channel.Element("link")!.Value.ShouldBe("https://blog.example/posts/mixi-to-twitter");
        channel.Element("language")!.Value.ShouldBe("ja");
        var items = channel.Elements("item").ToList();
        items[0].Elements().Select(element => element.Value).ShouldBe(["]]><script>", "https://a.example/?b=1&c=2", "本文 & <i>"]);
        items[1].Elements().Select(element => element.Value).ShouldBe(["https://b.example/", "https://b.example/", ""]);
    }
}
