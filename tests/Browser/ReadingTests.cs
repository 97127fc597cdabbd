using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

public sealed class ReadingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
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

    [Theory]
    [InlineData("/")]
    [InlineData("/posts/新しい記事")]
    [InlineData("/posts/no-such-post")]
    public async Task A_page_has_no_accessibility_violations(string path)
    {
        var (page, _) = await browser.OpenAsync(path);
        var result = await page.RunAxe();
        result.Violations.Select(violation => $"{violation.Id}: {violation.Help}").ShouldBeEmpty();
    }
}
