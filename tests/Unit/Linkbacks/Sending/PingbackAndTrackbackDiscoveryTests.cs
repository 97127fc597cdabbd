using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

public sealed class PingbackAndTrackbackDiscoveryTests
{
    private const string Rdf =
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:trackback="http://madskills.com/public/xml/rss/module/trackback/">
        <rdf:Description
            rdf:about="ABOUT"
            dc:identifier="ABOUT"
            dc:title="A > B & 「C」"
            trackback:ping="PING" />
        </rdf:RDF>
        """;

    [Theory]
    [InlineData("<link rel=\"pingback\" href=\"https://other.example/xmlrpc\">")]
    [InlineData("<link rel=\"pingback\" href=\"https://other.example/xmlrpc\"/>")]
    [InlineData("<html><head>\n<link rel=\"pingback\" href=\"https://other.example/xmlrpc\" />\n")]
    [InlineData("<!-- <link rel=\"pingback\" href=\"https://other.example/xmlrpc\" /> --><link rel=\"pingback\" href=\"https://late.example/\">")]
    public void The_pingback_element_is_read_in_its_one_spelling(string html) =>
        Find(Answers.Page(html)).ShouldBe(new FoundEndpoint(LinkbackProtocol.Pingback, new Uri("https://other.example/xmlrpc")));

    [Theory]
    [InlineData("<link rel='pingback' href='https://other.example/xmlrpc'>")]
    [InlineData("<link href=\"https://other.example/xmlrpc\" rel=\"pingback\">")]
    [InlineData("<LINK rel=\"pingback\" href=\"https://other.example/xmlrpc\">")]
    [InlineData("<link rel=\"pingback\" href=\"/xmlrpc\">")]
    [InlineData("<link rel=\"pingback\" href=\"\">")]
    public void Another_spelling_is_none(string html) => Find(Answers.Page(html)).ShouldBeNull();

    [Fact]
    public void Of_entities_in_it_four_are_expanded_and_no_others() =>
        Find(Answers.Page("<link rel=\"pingback\" href=\"https://other.example/?a=1&amp;b=&lt;&gt;&quot;&amp;lt;&amp;c&#38;\">"))!.Url.OriginalString
            .ShouldBe("https://other.example/?a=1&b=<>\"&lt;&c&#38;");

    [Fact]
    public void The_pingback_header_comes_before_the_element_and_the_first_one_counts() =>
        Find(Answers.Page("<link rel=\"pingback\" href=\"https://no.example/\">", ("x-pingback", "https://other.example/xmlrpc"), ("X-Pingback", "https://late.example/")))
            .ShouldBe(new FoundEndpoint(LinkbackProtocol.Pingback, new Uri("https://other.example/xmlrpc")));

    [Fact]
    public void Webmention_comes_before_pingback_and_pingback_before_trackback()
    {
        var all = "<link rel=\"pingback\" href=\"https://other.example/xmlrpc\"><a rel=trackback href=/tb>" + Block(Answers.PageUrl, "https://other.example/ping");
        Find(Answers.Page(all + "<a rel=webmention href=/wm>", ("X-Pingback", "https://other.example/xmlrpc")))!.Protocol.ShouldBe(LinkbackProtocol.Webmention);
        Find(Answers.Page(all))!.Protocol.ShouldBe(LinkbackProtocol.Pingback);
    }

    [Fact]
    public void Embedded_RDF_counts_in_a_comment_and_outside_of_one()
    {
        var expected = new FoundEndpoint(LinkbackProtocol.Trackback, new Uri("https://other.example/tb.cgi?id=7&x=1"));
        var block = Block(Answers.PageUrl, "https://other.example/tb.cgi?id=7&amp;x=1");
        Find(Answers.Page($"<body><!--\n{block}\n--></body>")).ShouldBe(expected);
        Find(Answers.Page($"<body>{block}</body>")).ShouldBe(expected);
        Find(Answers.Page(block.Replace('"', '\''))).ShouldBe(expected);
    }

    [Fact]
    public void Of_several_blocks_the_one_about_the_page_counts()
    {
        var page = Block("https://other.example/2010/first", "https://other.example/tb/1") + Block(Answers.PageUrl, "https://other.example/tb/2") + Block("https://other.example/2010/third", "https://other.example/tb/3");
        Find(Answers.Page(page))!.Url.AbsoluteUri.ShouldBe("https://other.example/tb/2");
        Find(Answers.Page(Block("https://other.example/elsewhere", "https://other.example/tb/1"))).ShouldBeNull();
        Find(Answers.Page(page.Replace("trackback:ping=\"https://other.example/tb/2\"", "", StringComparison.Ordinal))).ShouldBeNull();
    }

    [Fact]
    public void A_block_counts_for_the_address_that_the_post_links_to_and_for_the_one_it_led_to()
    {
        var moved = Answers.Of("https://new.example/reply", Block("https://new.example/reply", "https://new.example/tb"), "text/html");
        EndpointDiscovery.Find(moved, new Uri(Answers.PageUrl))!.Url.AbsoluteUri.ShouldBe("https://new.example/tb");
        var kept = moved with { Body = Answers.Page(Block(Answers.PageUrl, "https://new.example/tb")).Body };
        EndpointDiscovery.Find(kept, new Uri(Answers.PageUrl + "#comments"))!.Url.AbsoluteUri.ShouldBe("https://new.example/tb");
    }

    [Theory]
    [InlineData("<link rel=trackback href=/tb>")]
    [InlineData("<p><a href=\"/tb\" rel=\"nofollow trackback\">TB</a>")]
    public void A_trackback_link_counts_without_RDF(string html) =>
        Find(Answers.Page(html)).ShouldBe(new FoundEndpoint(LinkbackProtocol.Trackback, new Uri("https://other.example/tb")));

    private static FoundEndpoint? Find(OutboundResponse answer) => EndpointDiscovery.Find(answer, new Uri(Answers.PageUrl));

    private static string Block(string about, string ping) =>
        Rdf.Replace("ABOUT", about, StringComparison.Ordinal).Replace("PING", ping, StringComparison.Ordinal);
}
