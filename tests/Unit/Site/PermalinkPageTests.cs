using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Read;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Site;

public sealed class PermalinkPageTests : IDisposable
{
    private readonly TestSite _site = new();

    [Fact]
    public async Task The_head_tells_what_the_post_is()
    {
        var page = await _site.DrawAsync(TestSite.View(TestSite.Post()) with
        {
            Previous = new PostLink("older", "ネットとリアル"),
            Next = new PostLink("newer", "復活"),
        });

        page.Title.ShouldBe("過去にmixiが与えた功績 - ためしのブログ");
        Href(page, "link[rel=canonical]").ShouldBe("https://blog.example/posts/mixi-to-twitter");
        Href(page, "link[rel=prev]").ShouldBe("/posts/older");
        Href(page, "link[rel=next]").ShouldBe("/posts/newer");
        Meta(page, "description").ShouldBe(TestSite.Post().Excerpt);
        Meta(page, "og:type").ShouldBe("article");
        Meta(page, "og:title").ShouldBe("過去にmixiが与えた功績");
        Meta(page, "og:url").ShouldBe("https://blog.example/posts/mixi-to-twitter");
        Meta(page, "og:locale").ShouldBe("ja_JP");
        Meta(page, "og:site_name").ShouldBe("ためしのブログ");
        Meta(page, "article:published_time").ShouldBe("2010-01-03T16:45:00+09:00");
        Meta(page, "article:section").ShouldBe("Twitter");
        page.QuerySelectorAll("meta[property='article:tag']").Select(tag => tag.GetAttribute("content")).ShouldBe(["mixi", "つぶやき"]);
        page.QuerySelectorAll("link[rel=alternate]").Select(feed => feed.GetAttribute("href")).ShouldBe(["/atom.xml", "/rss.xml", "/feed.json", "/posts/mixi-to-twitter/comments.xml"]);
        page.QuerySelectorAll("[style], [onclick]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_linked_data_says_the_same()
    {
        var author = new AuthorProfile { RowKey = "haru", Name = "ハル", Url = "https://haru.example/" };
        using var data = Data(await _site.DrawAsync(TestSite.View(TestSite.Post(), "<p><img alt=\"\" src=\"/media/a&amp;b.jpg\"></p>", author)));

        var post = data.RootElement;
        post.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        post.GetProperty("@type").GetString().ShouldBe("BlogPosting");
        post.GetProperty("mainEntityOfPage").GetString().ShouldBe("https://blog.example/posts/mixi-to-twitter");
        post.GetProperty("headline").GetString().ShouldBe("過去にmixiが与えた功績");
        post.GetProperty("datePublished").GetString().ShouldBe("2010-01-03T16:45:00+09:00");
        post.GetProperty("image").GetString().ShouldBe("https://blog.example/media/a&b.jpg");
        post.GetProperty("author").GetProperty("url").GetString().ShouldBe("https://blog.example/authors/haru");
        post.GetProperty("author").GetProperty("sameAs").GetString().ShouldBe("https://haru.example/");
        post.GetProperty("keywords").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["mixi", "つぶやき"]);
    }

    [Fact]
    public async Task A_microformats_reader_finds_the_entry_and_its_author()
    {
        var entry = (await _site.DrawAsync(TestSite.View(TestSite.Post()))).QuerySelector("article.h-entry").ShouldNotBeNull();

        entry.GetAttribute("lang").ShouldBe("ja");
        entry.QuerySelector(".p-name")!.TextContent.ShouldBe("過去にmixiが与えた功績");
        entry.QuerySelector("a.u-url:not(.h-card a)")!.GetAttribute("href").ShouldBe("/posts/mixi-to-twitter");
        entry.QuerySelector("time.dt-published")!.GetAttribute("datetime").ShouldBe("2010-01-03T16:45:00+09:00");
        entry.QuerySelector("time.dt-published")!.TextContent.ShouldBe("2010年1月 3日 (日)");
        entry.QuerySelector(".e-content")!.TextContent.ShouldBe("text");
        entry.QuerySelectorAll("a.p-category").Select(link => link.TextContent).ShouldBe(["Twitter", "mixi", "つぶやき"]);
        var author = entry.QuerySelector(".p-author.h-card").ShouldNotBeNull();
        author.QuerySelector("a.p-name.u-url")!.GetAttribute("href").ShouldBe("/authors/haru");
    }

    [Fact]
    public async Task A_post_that_was_rewritten_after_it_was_published_says_so_and_another_does_not()
    {
        (await _site.DrawAsync(TestSite.View(TestSite.Post()))).QuerySelector(".dt-updated").ShouldBeNull();

        var revised = await _site.DrawAsync(TestSite.View(TestSite.Post() with { Revision = 2 }));
        revised.QuerySelector("time.dt-updated")!.TextContent.ShouldBe("2010年1月 4日 (月) 更新");
        Meta(revised, "article:modified_time").ShouldBe("2010-01-04T09:00:00+09:00");

        var draftedOften = TestSite.Post() with { Revision = 7, UpdatedAt = TestSite.Post().PublishedAt!.Value.AddDays(-1) };
        (await _site.DrawAsync(TestSite.View(draftedOften))).QuerySelector(".dt-updated").ShouldBeNull();
    }

    [Fact]
    public async Task Counts_link_to_what_is_counted_only_when_there_is_something()
    {
        var quiet = await _site.DrawAsync(TestSite.View(TestSite.Post()));
        quiet.QuerySelector(".facts")!.TextContent.ShouldContain("コメント (0)");
        quiet.QuerySelector(".facts a[href='#comments']").ShouldBeNull();

        var busy = await _site.DrawAsync(TestSite.View(TestSite.Post() with { CommentCount = 3, LinkbackCount = 1 }));
        busy.QuerySelector(".facts a[href='#comments']")!.TextContent.ShouldBe("コメント (3)");
        busy.QuerySelector(".facts a[href='#linkbacks']")!.TextContent.ShouldBe("トラックバック (1)");
        busy.QuerySelectorAll("section#comments, section#linkbacks").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_post_in_another_language_than_the_blogs_says_so_and_the_words_around_it_do_not()
    {
        using var site = new TestSite("en", "Blog");
        var page = await site.DrawAsync(TestSite.View(TestSite.Post()));

        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector("article")!.GetAttribute("lang").ShouldBe("ja");
        page.QuerySelector("article > footer")!.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector("article > header .label")!.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector("article time")!.TextContent.ShouldBe("January 3, 2010");
        page.QuerySelector(".facts")!.TextContent.ShouldContain("Sunday, January 3, 2010");
        Meta(page, "og:locale").ShouldBe("ja_JP");
    }

    [Fact]
    public async Task What_may_be_wider_than_the_page_can_be_reached_by_the_keyboard()
    {
        var page = await _site.DrawAsync(TestSite.View(
            TestSite.Post(), "<table title=\"&lt;table&gt;&lt;pre&gt;\"><tr><td><pre>a\n&lt;pre&gt; &lt;/table&gt;</pre></td></tr></table><p>after</p>"));

        var region = page.QuerySelector(".e-content > div[role=region][tabindex='0']").ShouldNotBeNull();
        region.GetAttribute("aria-label").ShouldBe("表");
        region.QuerySelector("table")!.GetAttribute("title").ShouldBe("<table><pre>");
        region.QuerySelector("td > pre[tabindex='0']")!.TextContent.ShouldBe("a\n<pre> </table>");
        page.QuerySelector(".e-content > p")!.TextContent.ShouldBe("after");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</title></head><body onload=alert(1)>")]
    [InlineData("</script><script>alert(1)</script><!--")]
    [InlineData("--><img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)\" x='")]
    [InlineData("line\u2028separator\u2029and &amp; &#60;b> {0} {{x}} @code \\")]
    [InlineData("𠮷野家で👩‍👩‍👧 \u202Eשלום")]
    public async Task Hostile_names_are_shown_as_they_are_and_do_nothing(string name)
    {
        using var site = new TestSite(title: name, description: name);
        var post = TestSite.Post(name) with { WrittenExcerpt = name, Categories = [name], Tags = [name] };
        var page = await site.DrawAsync(TestSite.View(post, author: new AuthorProfile { RowKey = "x", Name = name, Bio = name }) with
        {
            Previous = new PostLink("a", name),
            Next = new PostLink("b", name),
            InCategory = [new PostLink("c", name)],
            Related = [new PostLink("d", name)],
        });

        page.QuerySelectorAll("script:not([src])").ShouldHaveSingleItem().GetAttribute("type").ShouldBe("application/ld+json");
        page.QuerySelectorAll("script[src]").ShouldHaveSingleItem().GetAttribute("src").ShouldNotBeNull().ShouldStartWith("/assets/site.js?v=");
        page.QuerySelectorAll("*").SelectMany(element => element.Attributes).ShouldNotContain(attribute => attribute.Name.StartsWith("on"));
        page.QuerySelectorAll("img, b").ShouldBeEmpty();
        page.QuerySelector("h1")!.TextContent.ShouldBe(name);
        Meta(page, "og:title").ShouldBe(name);
        Meta(page, "description").ShouldBe(name);
        page.QuerySelector("a.p-category")!.TextContent.ShouldBe(name);
        Uri.UnescapeDataString(page.QuerySelector("a.p-category")!.GetAttribute("href")!).ShouldBe("/categories/" + name);
        page.QuerySelector(".h-card .p-name")!.TextContent.ShouldBe(name);
        page.QuerySelector(".neighbours .older")!.TextContent.ShouldBe("« " + name);
        using var data = Data(page);
        data.RootElement.GetProperty("headline").GetString().ShouldBe(name);
        data.RootElement.GetProperty("author").GetProperty("name").GetString().ShouldBe(name);
    }

    public void Dispose() => _site.Dispose();

    private static JsonDocument Data(IHtmlDocument page)
    {
        var text = page.QuerySelector("head > script[type='application/ld+json']").ShouldNotBeNull().TextContent;
        text.ShouldNotContain("<");
        text.ShouldNotContain("\u2028");
        return JsonDocument.Parse(text);
    }

    private static string? Meta(IHtmlDocument page, string name) => page.QuerySelector($"meta[name='{name}'], meta[property='{name}']")?.GetAttribute("content");

    private static string? Href(IHtmlDocument page, string selector) => page.QuerySelector(selector)?.GetAttribute("href");
}
