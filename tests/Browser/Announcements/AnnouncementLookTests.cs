using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Announcements;

/// <summary>What holds for the pages for announcements whatever they show.</summary>
[Collection(SharedAnnouncementBrowser.Name)]
public sealed class AnnouncementLookTests(AnnouncementBrowser desk)
{
    private const string LongWord = "https://long.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task The_composer_has_no_accessibility_violations_and_fits(ColorScheme scheme, int width)
    {
        var slug = await desk.WriteAsync("とても長い題名の記事とても長い題名の記事とても長い題名の記事", "窓辺の猫が一日じゅう空を見ていました。\n\n" + LongWord);
        await new AnnouncementRows(desk.Blog).AddAsync(slug, "長い題名の記事", AnnouncementBrowser.Mastodon, LongWord, DateTimeOffset.UtcNow.AddYears(-1), 0.215m);
        var (page, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug), scheme, width);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
        await page.Town().FillAsync(LongWord + "\n同じことを書いてしまいました。両方に出ます。");
        await page.Members().FillAsync(LongWord + "\n同じことを書いてしまいました。両方に出ます。");
        await Assertions.Expect(page.Locator("#problems-of-town dd")).ToHaveCountAsync(2);
        await page.SaveAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await ShouldBeGoodAsync(page, width);
        (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.box, .how, .how > div')].filter(part => part.scrollWidth > part.clientWidth).map(part => part.className)")).ShouldBeEmpty("everything stays within its box");
        foreach (var field in await page.Locator("main :is(button, select, input:not([type=hidden]):not([type=checkbox]), .choice):visible:not(.unseen)").AllAsync())
            (await field.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(36);
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task The_ledger_has_no_accessibility_violations_and_fits(ColorScheme scheme, int width)
    {
        var rows = new AnnouncementRows(desk.Blog);
        var slug = $"gone-{width}";
        await rows.AddAsync(slug, "消えた記事とても長い題名の記事とても長い題名の記事", AnnouncementBrowser.Town, LongWord, DateTimeOffset.UtcNow, 0.015m);
        await rows.AddAsync(slug, "もうない送り先", "old-channel", "昔の送り先です。", DateTimeOffset.UtcNow);
        await rows.AddUnknownAsync(slug, "返事のない記事", AnnouncementBrowser.Members, LongWord);
        var (page, complaints) = await desk.OpenAsync("/desk/announcements", scheme, width);
        await Assertions.Expect(page.Locator("#undecided .item").First).ToBeVisibleAsync();
        await ShouldBeGoodAsync(page, width);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hostile_texts_do_nothing_and_break_no_rule_of_the_policy()
    {
        var rows = new AnnouncementRows(desk.Blog);
        var slug = await desk.WriteAsync("敵意のある文の話");
        var hostile = string.Join('\n', Support.Blog.HostileTexts.All);
        await rows.AddUnknownAsync("hostile-post", hostile, AnnouncementBrowser.Members, hostile, hostile);
        var (page, complaints) = await desk.OpenAsync("/desk/announcements");
        (await page.Locator("#undecided").TextContentAsync())!.ShouldContain(Support.Blog.HostileTexts.All[0]);

        await page.GotoAsync(new Uri(desk.Blog.BaseUrl, AnnouncementBrowser.ComposerOf(slug)).ToString());
        await page.Town().FillAsync(hostile);
        await page.Members().FillAsync(hostile);
        await Assertions.Expect(page.Locator("#problems-of-town .fault").First).ToBeVisibleAsync();
        await page.SaveAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        complaints.ShouldBeEmpty();
    }

    private static async Task ShouldBeGoodAsync(IPage page, int width)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
        (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
    }
}
