using AngleSharp.Dom;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Search;
using ServerlessBlog.Site.Pages;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Site;

public sealed class ListPageTests : IDisposable
{
    private readonly TestSite _site = new(description: "外と内の話。");

    [Fact]
    public async Task The_home_page_names_the_blog_and_is_a_feed_of_entries()
    {
        var page = await _site.DrawAsync<HomePage>(new HomePageModel(_site.Info, new EntryList([TestSite.Row(TestSite.Post())], "/") { NextCursor = "abc" }));

        page.Title.ShouldBe("ためしのブログ");
        page.QuerySelector(".h-feed > .opening > h1.p-name")!.TextContent.ShouldBe("ためしのブログ");
        page.QuerySelector("meta[name=description]")!.GetAttribute("content").ShouldBe("外と内の話。");
        page.QuerySelector(".opening .p-summary")!.TextContent.ShouldBe("外と内の話。");
        page.QuerySelector("meta[property='og:type']")!.GetAttribute("content").ShouldBe("website");
        var entry = page.QuerySelectorAll(".h-feed .h-entry").ShouldHaveSingleItem();
        entry.QuerySelector("h2.p-name > a.u-url")!.GetAttribute("href").ShouldBe("/posts/mixi-to-twitter");
        entry.QuerySelector("time.dt-published")!.TextContent.ShouldBe("2010年1月 3日 (日)");
        entry.QuerySelector("a.p-category")!.GetAttribute("href").ShouldBe("/categories/Twitter");
        page.QuerySelectorAll("a[rel=next], link[rel=next]").Select(next => next.GetAttribute("href")).ShouldBe(["/?cursor=abc", "/?cursor=abc"]);
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_later_page_has_a_canonical_URL_of_its_own_and_leads_back_to_the_newest()
    {
        var page = await _site.DrawAsync<HomePage>(new HomePageModel(_site.Info, new EntryList([TestSite.Row(TestSite.Post())], "/") { Cursor = "abc" }));

        page.Title.ShouldBe("以前の記事 - ためしのブログ");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("https://blog.example/?cursor=abc");
        page.QuerySelector(".paging a")!.GetAttribute("href").ShouldBe("/");
        page.QuerySelector("a[rel=next]").ShouldBeNull();
        page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("以前の記事");
    }

    [Fact]
    public async Task An_empty_blog_says_so()
    {
        var home = await _site.DrawAsync<HomePage>(new HomePageModel(_site.Info, new EntryList([], "/")));
        home.QuerySelector(".empty")!.TextContent.ShouldContain("まだ記事がありません。");
        home.QuerySelector(".paging").ShouldBeNull();

        (await _site.DrawAsync<ArchivesPage>(new ArchivesPageModel(_site.Info, []))).QuerySelector(".empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_list_with_feeds_offers_its_own_beside_the_blogs()
    {
        var page = await _site.DrawAsync<ListPage>(new ListPageModel(_site.Info, new EntryList([TestSite.Row(TestSite.Post())], "/tags/%E6%97%85"), "タグ", "旅") { Description = "d", HasFeeds = true });

        page.QuerySelectorAll("link[rel=alternate]").Select(feed => feed.GetAttribute("href"))
            .ShouldBe(["/atom.xml", "/rss.xml", "/feed.json", "/tags/%E6%97%85/atom.xml", "/tags/%E6%97%85/rss.xml", "/tags/%E6%97%85/feed.json"]);
        page.QuerySelector("h1.p-name")!.TextContent.ShouldBe("旅");
    }

    [Fact]
    public async Task Entries_name_their_authors_only_where_there_are_several()
    {
        var entries = new EntryList([TestSite.Row(TestSite.Post())], "/");
        (await _site.DrawAsync<HomePage>(new HomePageModel(_site.Info, entries))).QuerySelector(".p-author").ShouldBeNull();

        var named = entries with { AuthorNames = new Dictionary<string, string>(StringComparer.Ordinal) { ["haru"] = "ハル" } };
        (await _site.DrawAsync<HomePage>(new HomePageModel(_site.Info, named))).QuerySelector("a.p-author.h-card")!.GetAttribute("href").ShouldBe("/authors/haru");
    }

    [Fact]
    public async Task Archives_are_grouped_by_year_newest_year_and_first_month_first()
    {
        var page = await _site.DrawAsync<ArchivesPage>(new ArchivesPageModel(_site.Info, [new Month(2010, 11), new Month(2010, 1), new Month(2009, 12)]));

        page.QuerySelectorAll(".year h2").Select(year => year.TextContent).ShouldBe(["2010年", "2009年"]);
        page.QuerySelectorAll(".months a").Select(month => month.GetAttribute("href")).ShouldBe(["/archives/2010/01", "/archives/2010/11", "/archives/2009/12"]);
        page.QuerySelector(".months a")!.GetAttribute("aria-label").ShouldBe("2010年1月");
    }

    [Fact]
    public async Task An_author_has_a_page_with_the_profile()
    {
        var profile = new AuthorProfile { RowKey = "haru", Name = "ハル", Bio = "編集者。", Url = "https://haru.example/about/" };
        var page = await _site.DrawAsync<ListPage>(new ListPageModel(_site.Info, new EntryList([TestSite.Row(TestSite.Post())], "/authors/haru"), "書いた人", "ハル") { Description = "d", Profile = profile });

        page.QuerySelector(".opening .p-note")!.TextContent.ShouldBe("編集者。");
        page.QuerySelector("a[rel=me]")!.GetAttribute("href").ShouldBe("https://haru.example/about/");
        page.QuerySelector("a[rel=me]")!.TextContent.ShouldBe("haru.example/about");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("a&b=c#d?e+f %41 \u2028")]
    public async Task A_search_shows_hits_marked_and_a_hostile_query_as_it_is(string query)
    {
        var hit = new SearchHit
        {
            Slug = "x",
            Title = "a <b>",
            Author = "haru",
            Language = "en",
            Excerpt = "",
            PublishedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Categories = [],
            Tags = [],
            TitlePieces = [new TextPiece("a ", false), new TextPiece("<b>", true)],
            Passage = [new TextPiece("one ", false), new TextPiece("two", true), new TextPiece(" & three", false)],
        };
        var page = await _site.DrawAsync<SearchResults>(new SearchResultsModel(_site.Info, query, new SearchPage([hit], "n x")));

        page.QuerySelectorAll("script, img").ShouldBeEmpty();
        page.QuerySelector("h1")!.TextContent.ShouldBe($"「{query}」の検索結果");
        page.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe(query);
        page.QuerySelector("h2")!.TextContent.ShouldBe("a <b>");
        page.QuerySelector("h2 mark")!.TextContent.ShouldBe("<b>");
        page.QuerySelector(".p-summary")!.TextContent.ShouldBe("one two & three");
        page.QuerySelector(".p-summary mark")!.TextContent.ShouldBe("two");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        var next = new Uri(new Uri("https://blog.example"), page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        var parameters = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(next.Query);
        parameters["q"].ToString().ShouldBe(query);
        parameters["cursor"].ToString().ShouldBe("n x");
    }

    [Fact]
    public async Task A_search_without_a_query_is_a_form_and_without_hits_says_so()
    {
        var form = await _site.DrawAsync<SearchResults>(new SearchResultsModel(_site.Info, "", null));
        form.QuerySelector("form[role=search] input[name=q]")!.GetAttribute("value").ShouldBeNullOrEmpty();
        form.QuerySelector("[role=status]").ShouldBeNull();

        var nothing = await _site.DrawAsync<SearchResults>(new SearchResultsModel(_site.Info, "空", new SearchPage([], null)));
        nothing.QuerySelector("[role=status]")!.TextContent.ShouldContain("空");
    }

    [Theory]
    [InlineData(404, "ページが見つかりません", true)]
    [InlineData(410, "この記事は公開を終了しました", true)]
    [InlineData(503, "ただいま表示できません", false)]
    [InlineData(400, "このアドレスは読み取れません", false)]
    [InlineData(500, "うまくいきませんでした", false)]
    public async Task An_error_says_what_is_and_leads_on(int status, string heading, bool offersSearch)
    {
        var page = await _site.DrawAsync<ErrorPage>(new ErrorPageModel(_site.Info, status));

        page.QuerySelector("h1")!.TextContent.ShouldBe(heading);
        page.Title.ShouldBe(heading + " - ためしのブログ");
        page.QuerySelector("main a[href='/']").ShouldNotBeNull();
        (page.QuerySelector("form") is not null).ShouldBe(offersSearch);
        page.QuerySelector("link[rel=canonical]").ShouldBeNull();
        page.QuerySelector("meta[name=robots]").ShouldNotBeNull();
    }

    public void Dispose() => _site.Dispose();
}
