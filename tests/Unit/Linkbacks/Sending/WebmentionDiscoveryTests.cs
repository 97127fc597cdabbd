using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Platform.Outbound;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

/// <summary>Webmention, section 3.1.2, in all forms in which sites really say it.</summary>
public sealed class WebmentionDiscoveryTests
{
    private const string Wanted = "https://other.example/wm";

    [Theory]
    [InlineData("Link", "</wm>; rel=webmention")]
    [InlineData("LinK", "<https://other.example/wm>; rel=webmention")]
    [InlineData("link", "</wm>; rel=\"webmention\"")]
    [InlineData("Link", "</wm>; rel=\"webmention somethingelse\"")]
    [InlineData("Link", "</wm>; rel=\"somethingelse\twebmention\"")]
    [InlineData("Link", "</wm>;rel=\"WebMention\"")]
    [InlineData("Link", "</wm> ; title=\"a, b; <c>\" ; REL=webmention")]
    [InlineData("Link", "</other>; rel=\"other\", </wm>; rel=\"webmention\"")]
    [InlineData("Link", "</wm>; rel=webmention, </second>; rel=webmention")]
    [InlineData("Link", "</not>; rel=\"not-webmention\", </wm>; rel=\"webmention\"")]
    [InlineData("Link", "nonsense, </wm>; rel=webmention")]
    [InlineData("Link", "</wm>; rel=\"webmention")]
    public void A_header_names_it_however_it_is_written(string name, string value) =>
        ShouldFind(Wanted, Answers.Page("<p>", (name, value)));

    [Fact]
    public void Of_several_headers_the_first_that_names_it_counts() =>
        ShouldFind(Wanted, Answers.Page("<p>", ("Link", "</css>; rel=preload"), ("Link", "</wm>; rel=webmention"), ("Link", "</late>; rel=webmention")));

    [Theory]
    [InlineData("</wm>; rel=not-webmention")]
    [InlineData("</wm>; rel=\"webmention-not webmentions\"")]
    [InlineData("</wm>; title=webmention")]
    [InlineData("</wm>; rel=other; rel=webmention")]
    [InlineData("</wm>")]
    [InlineData("<wm; rel=webmention")]
    [InlineData("rel=webmention")]
    [InlineData("")]
    public void A_header_that_only_looks_like_it_does_not_count(string value) => Find(Answers.Page("<p>", ("Link", value))).ShouldBeNull();

    [Fact]
    public void The_header_comes_before_the_page() =>
        ShouldFind(Wanted, Answers.Page("<link rel=webmention href=/inpage>", ("Link", "</wm>; rel=webmention")));

    [Theory]
    [InlineData("<!doctype html><head><link rel=\"webmention\" href=\"https://other.example/wm\"></head>")]
    [InlineData("<link href=/wm rel=webmention />")]
    [InlineData("<LINK REL='WEBMENTION' HREF='/wm'>")]
    [InlineData("<body><p>Tell me <a rel=\"webmention\" href=\"/wm\">here</a>.")]
    [InlineData("<link rel=\"webmention somethingelse\" href=\"/wm\">")]
    [InlineData("<a rel=\"\n nofollow\twebmention \" href=\" /wm \">")]
    [InlineData("<a rel=webmention href=/wm></a><link rel=webmention href=/late>")]
    [InlineData("<link rel=webmention href=/wm><a rel=webmention href=/late></a>")]
    [InlineData("<link rel=not-webmention href=/not><link rel=webmention href=/wm>")]
    [InlineData("<link rel=webmention><a rel=webmention href=/wm></a>")]
    [InlineData("<!-- <link rel=webmention href=/not> --><a rel=webmention href=/wm></a>")]
    [InlineData("<p>&lt;a href=/not rel=webmention>&lt;/a> <link rel=webmention href=/wm>")]
    [InlineData("<pre>&lt;link rel=\"webmention\" href=\"/not\"&gt;</pre><link rel=webmention href=/wm>")]
    [InlineData("<textarea><link rel=webmention href=/not></textarea><a rel=webmention href=/wm>")]
    [InlineData("<template><link rel=webmention href=/not></template><a rel=webmention href=/wm>")]
    [InlineData("<script>'<link rel=webmention href=/not>'</script><a rel=webmention href=/wm>")]
    [InlineData("<p>日本語のページ</p><a rel=webmention href=/wm>伝える</a>")]
    public void The_first_element_with_the_token_and_a_target_counts(string html) => ShouldFind(Wanted, Answers.Page(html));

    [Theory]
    [InlineData("<area rel=webmention href=/wm>")]
    [InlineData("<form rel=webmention href=/wm>")]
    [InlineData("<a rel=webmention>")]
    [InlineData("<a href=/webmention>")]
    [InlineData("<!-- <link rel=webmention href=/wm> -->")]
    public void Anything_else_does_not_count(string html) => Find(Answers.Page(html)).ShouldBeNull();

    [Fact]
    public void An_empty_target_is_the_page_itself()
    {
        ShouldFind(Answers.PageUrl, Answers.Page("<link rel=webmention href=\"\">"));
        ShouldFind("https://other.example/post?id=7", Answers.Of("https://other.example/post?id=7", "<link rel=webmention href=''>", "text/html"));
        ShouldFind(Answers.PageUrl, Answers.Page("<p>", ("Link", "<>; rel=webmention")));
    }

    [Theory]
    [InlineData("wm", "https://cdn.example/moved/to/wm")]
    [InlineData("../wm?a=1&amp;b=%20", "https://cdn.example/moved/wm?a=1&b=%20")]
    [InlineData("?wm=1", "https://cdn.example/moved/to/page?wm=1")]
    [InlineData("//third.example/wm", "https://third.example/wm")]
    public void A_relative_target_counts_from_where_the_page_was_found_and_keeps_its_query(string href, string expected) =>
        ShouldFind(expected, Answers.Of("https://cdn.example/moved/to/page", $"<a rel=webmention href=\"{href}\">x</a>", "text/html"));

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-8")]
    public void In_what_is_no_page_only_the_header_counts(string type)
    {
        Find(Answers.Of(Answers.PageUrl, "<link rel=webmention href=/wm>", type)).ShouldBeNull();
        ShouldFind(Wanted, Answers.Of(Answers.PageUrl, "x", type, 200, ("Link", "</wm>; rel=webmention")));
    }

    [Fact]
    public void Without_a_type_it_is_taken_for_a_page() =>
        ShouldFind(Wanted, Answers.Of(Answers.PageUrl, "<link rel=webmention href=/wm>", null));

    [Fact]
    public void A_page_made_to_keep_a_parser_busy_names_nothing()
    {
        Find(Answers.Page(string.Concat(Enumerable.Repeat("<div><b>", 40_000)) + "<link rel=webmention href=/wm>")).ShouldBeNull();
        ShouldFind(Wanted, Answers.Page(string.Concat(Enumerable.Repeat("<div>", 200)) + "<link rel=webmention href=/wm>"));
    }

    [Fact]
    public void An_endless_URL_is_none() => Find(Answers.Page($"<link rel=webmention href=\"/{new string('a', 5000)}\">")).ShouldBeNull();

    private static FoundEndpoint? Find(OutboundResponse answer) => EndpointDiscovery.Find(answer, new Uri(Answers.PageUrl));

    private static void ShouldFind(string url, OutboundResponse answer) =>
        Find(answer).ShouldBe(new FoundEndpoint(LinkbackProtocol.Webmention, new Uri(url)));
}
