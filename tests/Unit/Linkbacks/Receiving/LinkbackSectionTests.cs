using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ServerlessBlog.Linkbacks.Pages;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Site.Pages;
using ServerlessBlog.Tests.Unit.Rendering;
using ServerlessBlog.Tests.Unit.Site;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

public sealed class LinkbackSectionTests : IDisposable
{
    private const string TrackbackUrl = "https://blog.example/posts/mixi-to-twitter/trackback";

    private readonly TestSite _site = new();

    public static TheoryData<string> Attacks => [.. XssCorpusTests.Attacks, "--><script>alert(1)</script>", "--!><img src=x onerror=alert(1)>", "a--b---c----", "<!--", "->", "\" dc:title=\"x", "]]>"];

    [Fact]
    public async Task A_post_that_takes_linkbacks_says_where_in_every_form_of_discovery()
    {
        var page = await DrawAsync([]);

        page.QuerySelector("#linkbacks h2")!.TextContent.ShouldBe("トラックバック");
        var field = page.QuerySelector("#linkbacks input[readonly]").ShouldNotBeNull();
        field.GetAttribute("value").ShouldBe(TrackbackUrl);
        page.QuerySelector($"#linkbacks label[for='{field.Id}']")!.TextContent.ShouldContain("トラックバックURL");
        page.QuerySelector($"#linkbacks button[type=button][hidden][data-copy='{field.Id}']")!.TextContent.ShouldBe("コピー");
        page.QuerySelector("head > link[rel=trackback]")!.GetAttribute("href").ShouldBe(TrackbackUrl);
        page.QuerySelector("head > link[rel=webmention]")!.GetAttribute("href").ShouldBe("https://blog.example/webmention");
        Regex.Matches(await _site.HtmlAsync<PermalinkPage>(Model([])), "<link rel=\"pingback\" href=\"(?<url>[^\"]+)\" ?/?>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .ShouldHaveSingleItem("exactly one, as the specification has clients look for it").Groups["url"].Value.ShouldBe("https://blog.example/xmlrpc");
        LinkbackDiscovery.Headers(_site.Info.Urls).ShouldBe([new("X-Pingback", "https://blog.example/xmlrpc"), new("Link", "<https://blog.example/webmention>; rel=\"webmention\"")]);
        var rdf = Rdf(page);
        rdf.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)).ShouldBe(
        [
            ("about", "https://blog.example/posts/mixi-to-twitter"), ("identifier", "https://blog.example/posts/mixi-to-twitter"), ("title", "過去にmixiが与えた功績"), ("ping", TrackbackUrl),
        ]);
    }

    [Fact]
    public async Task A_post_that_takes_none_says_nothing_and_still_shows_what_was_approved()
    {
        var quiet = await DrawAsync([], takes: false);
        quiet.QuerySelectorAll("#linkbacks, link[rel=trackback], link[rel=pingback], link[rel=webmention]").ShouldBeEmpty();
        quiet.Descendants<IComment>().ShouldBeEmpty();

        var shown = await DrawAsync([Linkback("a")], takes: false);
        shown.QuerySelectorAll("#linkbacks li").Length.ShouldBe(1);
        shown.QuerySelectorAll("#linkbacks input, link[rel=trackback]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Linkbacks_are_listed_with_title_excerpt_name_and_date()
    {
        var page = await DrawAsync([Linkback("a") with { Title = "外へ", Name = "ハルの日記", Text = "読みました。" }, Linkback("b")]);

        page.QuerySelector("#linkbacks .hint")!.TextContent.ShouldContain("この記事へのトラックバック一覧です");
        var first = page.QuerySelector("article.h-entry li#linkback-a.h-cite").ShouldNotBeNull();
        var link = first.QuerySelector("a.p-name.u-url")!;
        (link.TextContent, link.GetAttribute("href"), link.GetAttribute("rel")).ShouldBe(("外へ", "https://other.example/a?x=1&y=2", "ugc nofollow"));
        first.QuerySelector(".p-content")!.TextContent.ShouldBe("読みました。");
        first.QuerySelector(".p-author")!.TextContent.ShouldBe("ハルの日記");
        first.QuerySelector("time.dt-published")!.TextContent.ShouldBe("2010年1月 3日 (日) 16:45");
        var second = page.QuerySelector("#linkback-b").ShouldNotBeNull();
        second.QuerySelector("a")!.TextContent.ShouldBe("https://other.example/b?x=1&y=2");
        second.QuerySelectorAll(".p-content, .p-author").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Every_field_is_text(string attack)
    {
        var page = await DrawAsync([Linkback("a") with { Title = attack, Name = attack, Text = attack }], title: attack);
        var harmless = await DrawAsync([Linkback("a") with { Title = "x", Name = "x", Text = "x" }], title: "x");

        var item = page.QuerySelector("#linkback-a").ShouldNotBeNull();
        item.QuerySelector("a")!.TextContent.ShouldBe(Parsed(attack));
        item.QuerySelector(".p-content")!.TextContent.ShouldBe(Parsed(attack));
        item.QuerySelector(".p-author")!.TextContent.ShouldBe(Parsed(attack));
        page.All.Length.ShouldBe(harmless.All.Length, "no element more");
        page.All.SelectMany(element => element.Attributes).ShouldNotContain(attribute => attribute.Name.StartsWith("on"));
        var comment = page.Descendants<IComment>().ShouldHaveSingleItem();
        comment.Data.ShouldNotContain("--");
        Rdf(page).Attributes().Single(attribute => attribute.Name.LocalName == "title").Value.ShouldBe(ServerlessBlog.Posts.Text.LegalText.Clean(attack));
    }

    public void Dispose() => _site.Dispose();

    // HTML has no NUL and no CR.
    private static string Parsed(string text) => text.Replace("\0", "\uFFFD", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static XElement Rdf(IHtmlDocument page) => XElement.Parse(page.QuerySelector("#linkbacks")!.Descendants<IComment>().ShouldHaveSingleItem().Data.Trim()).Elements().ShouldHaveSingleItem();

    private static ShownItem Linkback(string id) => new()
    {
        Kind = FeedbackKind.Trackback,
        Id = id,
        Url = $"https://other.example/{id}?x=1&y=2",
        CreatedAt = TestSite.Post().PublishedAt!.Value,
    };

    private PermalinkPageModel Model(IReadOnlyList<ShownItem> linkbacks, bool takes = true, string? title = null) =>
        new(_site.Info, TestSite.View(title is null ? TestSite.Post() : TestSite.Post(title)), new ShownFeedback([], linkbacks)) { TakesLinkbacks = takes };

    private Task<IHtmlDocument> DrawAsync(IReadOnlyList<ShownItem> linkbacks, bool takes = true, string? title = null) => _site.DrawAsync<PermalinkPage>(Model(linkbacks, takes, title));
}
