using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Announcements;

/// <summary>The composer in a browser that runs no script.</summary>
[Collection(SharedAnnouncementBrowser.Name)]
public sealed class ComposerWithoutScriptTests(AnnouncementBrowser desk)
{
    [Fact]
    public async Task The_author_checks_mends_saves_and_takes_back()
    {
        const string same = "外にも内にも同じことを書いてしまいました。どうなるでしょうか。";
        var slug = await desk.WriteAsync("静かな画面の話", "川沿いの道に白い花が咲き、朝の散歩が楽しみになりました。\n\n来週は桜の下で本を読もうと思います。");
        var (page, _) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug), width: 320, script: false);
        await page.Town().FillAsync(same);
        await page.Members().FillAsync(same);
        await page.GetByRole(AriaRole.Button, new() { Name = "文を確かめる" }).ClickAsync();
        await Assertions.Expect(page.Locator("#measure-of-town")).ToHaveTextAsync($"長さ {same.Length} / 140");
        await Assertions.Expect(page.Locator("#problems-of-town")).ToContainTextAsync("会員だよりと同じ文です。");

        await page.Members().FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "文を確かめる" }).ClickAsync();
        await page.Box(AnnouncementBrowser.MembersName).Locator(".proposals button").First.ClickAsync();
        await Assertions.Expect(page.Members()).Not.ToHaveValueAsync("");
        await Assertions.Expect(page.Town()).ToHaveValueAsync(same);
        await page.Town().FillAsync("静かな画面の話");
        await page.SaveAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(page.Town()).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#problems-of-town")).ToHaveTextAsync("題とリンクだけではお知らせになりません。自分の言葉で書いてください。");
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("1件を保存しました。");

        await page.Box(AnnouncementBrowser.MembersName).GetByRole(AriaRole.Button, new() { Name = "取り下げる" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("1件を取り下げました。");
        await Assertions.Expect(page.Town()).ToHaveValueAsync("静かな画面の話");
        (await desk.PlannedAsync(slug)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_return_key_in_a_field_only_looks_at_the_words()
    {
        var slug = await desk.WriteAsync("改行キーの話");
        var (page, _) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug), script: false);
        await page.Town().FillAsync("保存するつもりのない案内です。");
        await page.Box(AnnouncementBrowser.TownName).GetByLabel("記事へのリンクを付ける").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#measure-of-town")).ToHaveTextAsync("長さ 15 / 140");
        (await desk.PlannedAsync(slug)).ShouldBeEmpty();
    }
}
