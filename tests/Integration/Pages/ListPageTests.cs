using System.Net;
using AngleSharp.Dom;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Pages;

[Collection(SharedBlog.Name)]
public sealed class ListPageTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    private HttpClient Reader => _blog.Reader;

    [Fact]
    public async Task A_category_is_found_in_any_case_and_has_one_canonical_URL()
    {
        await _blog.Author.PublishNewAsync("Cased", "text", ["Page Cases & Co"], ["Page#Tag?"]);
        foreach (var path in new[] { "/categories/Page%20Cases%20%26%20Co", "/categories/page%20cases%20%26%20co" })
        {
            var page = await Reader.PageAsync(path);
            page.QuerySelector("h1")!.TextContent.ShouldBe("Page Cases & Co");
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"{_blog.BaseUrl}categories/Page%20Cases%20%26%20Co");
            page.QuerySelectorAll(".h-entry h2").ShouldHaveSingleItem().TextContent.ShouldBe("Cased");
        }

        (await Reader.PageAsync("/tags/page%23tag%3F")).QuerySelector("h1")!.TextContent.ShouldBe("Page#Tag?");
    }

    [Fact]
    public async Task An_authors_page_has_the_profile_and_the_posts()
    {
        await _blog.Author.PutAsync("/api/authors/page-writer", new { name = "頁の<人>", bio = "書きます。", url = "https://writer.example/" });
        await _blog.Author.CreateAsync(new { title = "By the writer", body = "text", author = "page-writer", status = "published" });

        var page = await Reader.PageAsync("/authors/page-writer");
        page.QuerySelector("h1")!.TextContent.ShouldBe("頁の<人>");
        page.QuerySelector(".p-note")!.TextContent.ShouldBe("書きます。");
        page.QuerySelectorAll(".h-entry h2").ShouldHaveSingleItem().TextContent.ShouldBe("By the writer");
    }

    [Fact]
    public async Task A_month_leads_to_its_neighbours_and_the_archives_to_it()
    {
        foreach (var month in new[] { "1987-03", "1987-05", "1987-12" })
            await _blog.Author.PublishNewAsync("Of " + month, publishedAt: month + "-10T00:00:00Z");

        var page = await Reader.PageAsync("/archives/1987/05");
        page.QuerySelector("h1")!.TextContent.ShouldBe("1987年5月");
        page.QuerySelectorAll(".h-entry h2").ShouldHaveSingleItem().TextContent.ShouldBe("Of 1987-05");
        page.QuerySelector(".neighbours a[rel=prev]")!.GetAttribute("href").ShouldBe("/archives/1987/03");
        page.QuerySelector(".neighbours a[rel=next]")!.GetAttribute("href").ShouldBe("/archives/1987/12");
        (await Reader.PageAsync("/archives")).QuerySelectorAll(".months a[href^='/archives/1987/']").Select(month => month.TextContent).ShouldBe(["3月", "5月", "12月"]);
    }

    [Fact]
    public async Task Pages_of_a_list_show_every_post_once_and_lead_back()
    {
        for (var i = 1; i <= 12; i++)
            await _blog.Author.PublishNewAsync($"Leaf {i:D2}", categories: ["leaves"], publishedAt: $"1998-01-{i:D2}T00:00:00Z");
        var first = await Reader.PageAsync("/categories/leaves");
        var second = await Reader.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        first.QuerySelectorAll(".h-entry h2").Concat(second.QuerySelectorAll(".h-entry h2")).Select(title => title.TextContent)
            .ShouldBe(Enumerable.Range(1, 12).Reverse().Select(i => $"Leaf {i:D2}"));
        second.QuerySelector("a[rel=next]").ShouldBeNull();
        second.QuerySelector(".paging a")!.GetAttribute("href").ShouldBe("/categories/leaves");
    }

    [Theory]
    [InlineData("/categories/nobody-wrote-in-this")]
    [InlineData("/tags/nobody-wrote-of-this")]
    [InlineData("/authors/nobody")]
    [InlineData("/authors/No%20Body")]
    [InlineData("/archives/1066/10")]
    [InlineData("/archives/1066/13")]
    [InlineData("/archives/0000/01")]
    [InlineData("/archives/99/1")]
    [InlineData("/archives/%EF%BC%92%EF%BC%90%EF%BC%91%EF%BC%90/01")]
    public async Task A_list_without_posts_is_no_page(string path) =>
        (await Reader.PageAsync(path, HttpStatusCode.NotFound)).QuerySelector("main form[role=search]").ShouldNotBeNull();

    [Theory]
    [InlineData("/?cursor=broken")]
    [InlineData("/categories/cursors?cursor=broken")]
    [InlineData("/archives/1997/01?cursor=YWxsCjE")]
    public async Task A_cursor_of_another_list_is_refused_on_a_page(string path)
    {
        await _blog.Author.PublishNewAsync("Cursors", categories: ["cursors"], publishedAt: "1997-01-01T00:00:00Z");
        (await Reader.PageAsync(path, HttpStatusCode.BadRequest)).QuerySelector("h1")!.TextContent.ShouldBe("このアドレスは読み取れません");
    }

    [Fact]
    public async Task Pages_of_lists_stay_within_their_budgets()
    {
        await _blog.Author.PublishNewAsync("Budget", categories: ["budget pages"], tags: ["budget pages"], publishedAt: "1996-01-01T00:00:00Z");

        (await Reader.CostAsync("/categories/Budget%20Pages")).ShouldBeLessThanOrEqualTo(1);
        (await Reader.CostAsync("/tags/Budget%20Pages")).ShouldBeLessThanOrEqualTo(1);
        (await Reader.CostAsync("/archives/1996/01")).ShouldBeLessThanOrEqualTo(2);
        (await Reader.CostAsync("/archives")).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Hostile_names_do_nothing_on_their_own_pages()
    {
        const string name = "\"><script>alert(1)<!--";
        await _blog.Author.PublishNewAsync(name, "text", [name], [name]);
        foreach (var path in new[] { "/categories/", "/tags/" })
        {
            var page = await Reader.PageAsync(path + Uri.EscapeDataString(name));
            page.QuerySelector("h1")!.TextContent.ShouldBe(name);
            page.QuerySelectorAll("script").ShouldBeEmpty();
            page.QuerySelectorAll("link[rel=alternate]").Length.ShouldBe(6);
        }

        var nothing = await Reader.PageAsync("/search?q=" + Uri.EscapeDataString("</title>" + name));
        nothing.QuerySelectorAll("script").ShouldBeEmpty();
        nothing.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe("</title>" + name);
    }
}
