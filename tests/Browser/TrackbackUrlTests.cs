using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

[Collection(CommentBrowser.Name)]
public sealed class TrackbackUrlTests(BrowserFixture browser)
{
    private const string Post = "/posts/新しい記事";

    [Fact]
    public async Task The_trackback_URL_is_copied_by_its_button_which_says_so()
    {
        var (page, complaints) = await browser.OpenAsync(Post);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var button = page.Locator("#linkbacks button");
        (await button.InnerTextAsync()).ShouldBe("コピー");
        await button.ClickAsync();

        await page.Locator("#linkbacks button", new() { HasTextString = "コピーしました" }).WaitForAsync();
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe(new Uri(browser.Blog.BaseUrl, Post + "/trackback").AbsoluteUri);
        complaints.ShouldBeEmpty();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_a_script_it_stands_there_to_be_selected_and_there_is_no_button()
    {
        var (page, complaints) = await browser.OpenAsync(Post, hasScript: false);

        (await page.Locator("#linkbacks button").IsVisibleAsync()).ShouldBeFalse();
        (await page.GetByLabel("この記事のトラックバックURL").InputValueAsync()).ShouldEndWith("/trackback");
        complaints.ShouldBeEmpty();
        await page.CloseAsync();
    }
}
