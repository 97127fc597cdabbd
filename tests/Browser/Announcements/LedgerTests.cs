using Microsoft.Playwright;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Announcements;

/// <summary>What went where, and what the author decides.</summary>
[Collection(SharedAnnouncementBrowser.Name)]
public sealed class LedgerTests(AnnouncementBrowser desk)
{
    [Fact]
    public async Task What_is_sent_is_linked_and_stays_to_be_removed_when_its_post_is_withdrawn()
    {
        var slug = await desk.WriteAsync("外に出た話", isPublished: true);
        var (page, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug));
        await page.Town().FillAsync("外に出た案内です。");
        await page.SaveAsync();
        await AfterAsync(page, () => page.GetByRole(AriaRole.Link, new() { Name = "広場で見る" }));
        await Assertions.Expect(page.Town()).ToHaveCountAsync(0);
        var url = await page.GetByRole(AriaRole.Link, new() { Name = "広場で見る" }).GetAttributeAsync("href");

        await WithdrawAsync(slug);
        await page.ReloadAsync();
        await Assertions.Expect(page.Box(AnnouncementBrowser.TownName)).ToContainTextAsync("送り先で手で消してください。");
        await page.GotoAsync(new Uri(desk.Blog.BaseUrl, "/desk/announcements").ToString());
        var line = Line(page, "外に出た話");
        await Assertions.Expect(line).ToContainTextAsync("送信済み");
        await Assertions.Expect(line).ToContainTextAsync("送り先で手で消してください。");
        await Assertions.Expect(line.GetByRole(AriaRole.Link, new() { Name = "広場で見る" })).ToHaveAttributeAsync("href", url!);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lost_answer_is_decided_about_and_sent_again_only_then()
    {
        await desk.Networks.FaultAsync("webhook", new { kind = "refuse", count = 2 });
        var sentAgain = await UnknownAsync("返事のない話", "内の皆さんへ、続きです。");
        var dropped = await UnknownAsync("終わりにする話", "内の皆さんへ、別の便りです。");
        var (page, complaints) = await desk.OpenAsync("/desk/announcements", width: 390);
        await Assertions.Expect(Card(page, sentAgain)).ToContainTextAsync("内の皆さんへ、続きです。");

        await Card(page, sentAgain).GetByRole(AriaRole.Button, new() { Name = "もう一度送る" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("1件をもう一度送ります。");
        await Assertions.Expect(Card(page, sentAgain)).ToHaveCountAsync(0);
        await Card(page, dropped).GetByRole(AriaRole.Button, new() { Name = "これで終わりにする" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("1件を終わりにしました。");
        await Assertions.Expect(Card(page, dropped)).ToHaveCountAsync(0);
        await Assertions.Expect(Line(page, dropped)).ToContainTextAsync("送らないことにしました。");
        await Wait.UntilAsync("it is sent again", async () => (await desk.Networks.StatusesAsync("webhook")).Any(status => (string)status["text"]! == "内の皆さんへ、続きです。"));
        (await desk.Networks.StatusesAsync("webhook")).ShouldNotContain(status => (string)status["text"]! == "内の皆さんへ、別の便りです。");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stopped_channel_says_why_and_goes_on_when_the_author_says_so()
    {
        await desk.Networks.FaultAsync("mastodon", new { kind = "status", status = 401, body = "{}" });
        var slug = await desk.WriteAsync("止まった話", isPublished: true);
        var (page, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug));
        await page.GetByLabel("Mastodonに送る文").FillAsync("止まっても消えない案内です。");
        await page.SaveAsync();
        await page.GotoAsync(new Uri(desk.Blog.BaseUrl, "/desk/announcements").ToString());
        await AfterAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "再開する" }));
        await Assertions.Expect(page.Locator(".channels li").First).ToContainTextAsync("認証情報が受け付けられません。");

        await page.GetByRole(AriaRole.Button, new() { Name = "再開する" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("再開しました。");
        await Wait.UntilAsync("what waited is sent", async () => (await desk.Networks.StatusesAsync("mastodon")).Any(status => (string)status["text"]! is { } text && text.StartsWith("止まっても消えない案内です。", StringComparison.Ordinal)));
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Posts_lead_to_their_composer_and_the_ledger_has_pages()
    {
        var slug = await desk.WriteAsync("たくさんの話");
        var rows = new AnnouncementRows(desk.Blog);
        for (var i = 1; i <= 21; i++)
            await rows.AddAsync($"old-{i}", $"昔の話{i}", AnnouncementBrowser.Town, "昔の案内です。", DateTimeOffset.UnixEpoch.AddDays(i));
        var (page, complaints) = await desk.OpenAsync("/desk/announcements");
        await page.GetByRole(AriaRole.Link, new() { Name = "たくさんの話" }).ClickAsync();
        await Assertions.Expect(page.Locator(".announced")).ToHaveTextAsync("たくさんの話");
        page.Url.ShouldEndWith(AnnouncementBrowser.ComposerOf(slug));

        await page.GoBackAsync();
        List<string> seen = [];
        while (true)
        {
            seen.AddRange(await page.Locator(".ledger .about a").AllTextContentsAsync());
            if (await page.Locator("a[rel=next]").CountAsync() == 0)
                break;
            await page.Locator("a[rel=next]").ClickAsync();
            await Assertions.Expect(page.Locator("#channels-heading")).ToHaveCountAsync(0);
        }

        seen.Where(title => title.StartsWith("昔の話", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(1, 21).Reverse().Select(i => $"昔の話{i}"));
        complaints.ShouldBeEmpty();
    }

    private static ILocator Card(IPage page, string title) => page.Locator("#undecided .item", new() { HasText = title });

    private static ILocator Line(IPage page, string title) => page.Locator(".ledger article", new() { HasText = title });

    // What a page shows once the queue has done its work.
    private static Task AfterAsync(IPage page, Func<ILocator> what) => Wait.UntilAsync("the page shows it", async () =>
    {
        if (await what().CountAsync() > 0)
            return true;
        await page.ReloadAsync();
        return await what().CountAsync() > 0;
    });

    private async Task<string> UnknownAsync(string title, string text)
    {
        var slug = await desk.WriteAsync(title, isPublished: true);
        var path = $"/api/posts/{Uri.EscapeDataString(slug)}/announcements/{AnnouncementBrowser.Members}";
        (await desk.Blog.Author.PutAsync(path, new { text })).Status.ShouldBe(System.Net.HttpStatusCode.Created);
        await Wait.UntilAsync("its answer is lost", async () => (string)(await desk.Blog.Author.GetAsync(path)).Json["state"]! == "unknown");
        return title;
    }

    private async Task WithdrawAsync(string slug)
    {
        var path = $"/api/posts/{Uri.EscapeDataString(slug)}";
        var tag = (await desk.Blog.Author.GetAsync(path)).ETag;
        ((int)(await desk.Blog.Author.PostAsync(path + "/withdraw", ifMatch: tag)).Status).ShouldBe(200);
    }
}
