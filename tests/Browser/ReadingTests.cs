using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

[Collection(SharedBrowser.Name)]
public sealed class ReadingTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_reader_goes_from_the_home_page_to_a_post_and_on_to_its_neighbour_and_back_home()
    {
        var (page, complaints) = await browser.OpenAsync("/");
        (await page.TitleAsync()).ShouldBe("ためしのブログ");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "新しい記事" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("新しい記事");
        (await page.Locator("article time").First.InnerTextAsync()).ShouldBe("2010年1月 3日 (日)");
        (await page.Locator(".body strong").InnerTextAsync()).ShouldBe("本文");

        await page.Locator("a[rel=prev]").First.ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("古い記事");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "トップページ" }).First.ClickAsync();

        new Uri(page.Url).AbsolutePath.ShouldBe("/");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_goes_from_a_post_to_its_category_and_searches_and_finds_the_feed()
    {
        var (page, complaints) = await browser.OpenAsync("/posts/古い記事");
        await page.Locator("article .p-category").First.ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("日記");
        (await page.Locator(".h-entry h2").AllInnerTextsAsync()).ShouldBe(["新しい記事", "古い記事"]);

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "検索" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("二つ目");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".h-entry mark").First).ToHaveTextAsync("二つ目");

        await page.Locator(".h-entry h2 a").First.ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("新しい記事");
        foreach (var feed in await page.Locator("link[rel=alternate]").AllAsync())
        {
            var answer = await page.APIRequest.GetAsync(new Uri(browser.Blog.BaseUrl, await feed.GetAttributeAsync("href")).ToString());
            answer.Status.ShouldBe(200);
            answer.Headers["content-type"].ShouldStartWith((await feed.GetAttributeAsync("type"))!);
        }

        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_pages_back_through_the_posts_and_returns_to_the_newest()
    {
        var (page, complaints) = await browser.OpenAsync("/");
        (await page.Locator(".h-entry").CountAsync()).ShouldBe(10);
        await page.Locator("a[rel=next]").ClickAsync();
        (await page.Locator(".h-entry h2").AllInnerTextsAsync()).ShouldBe(["2009年の記事 2", "2009年の記事 1", "話した記事"]);
        await page.Locator(".paging a").ClickAsync();

        new Uri(page.Url).PathAndQuery.ShouldBe("/");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_quoted_status_shows_its_time_and_permalink_and_a_script_in_a_post_never_runs()
    {
        var (page, complaints) = await browser.OpenAsync("/posts/" + Uri.EscapeDataString("新しい記事"));

        (await page.TitleAsync()).ShouldBe("新しい記事 - ためしのブログ");
        var status = page.Locator("blockquote.quoted-status");
        (await status.GetAttributeAsync("cite")).ShouldBe("https://status.example/1");
        (await status.Locator("time").GetAttributeAsync("datetime")).ShouldNotBeNull().ShouldStartWith("2009-12-26T08:51");
        (await status.Locator("a").GetAttributeAsync("href")).ShouldBe("https://status.example/1");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_leads_past_the_navigation_to_the_text()
    {
        var (page, _) = await browser.OpenAsync("/posts/新しい記事");
        var skip = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "本文へ" });
        await page.Keyboard.PressAsync("Tab");

        (await skip.EvaluateAsync<bool>("link => link === document.activeElement")).ShouldBeTrue();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.tagName")).ShouldBe("MAIN");
    }
}
