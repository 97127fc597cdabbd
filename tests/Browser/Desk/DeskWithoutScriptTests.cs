using Microsoft.Playwright;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Desk;

/// <summary>Everything essential in a browser that runs no script.</summary>
public sealed class DeskWithoutScriptTests(JapaneseDesk desk) : IClassFixture<JapaneseDesk>
{
    [Fact]
    public async Task The_author_signs_in_publishes_replies_and_signs_out()
    {
        var item = await desk.Items.CommentAsync(desk.Slug, "ハル", "読みました。\n二行目です。", email: "haru@mail.example");
        var (page, _) = await desk.OpenAsync("/desk", width: 320, script: false, signedIn: false);
        await page.GetByLabel("著者のキー").FillAsync("wrong-key-wrong-key");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "サインインする" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("著者のキーではありません。");
        await page.GetByLabel("著者のキー").FillAsync(TestBlog.AuthorKey);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "サインインする" }).ClickAsync();

        var card = page.Locator("#item-" + item.DeskId);
        await Assertions.Expect(card).ToContainTextAsync("haru@mail.example");
        await card.Locator(".reply summary").ClickAsync();
        await card.Locator("textarea").FillAsync("ありがとうございます。");
        await card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "返信を公開する" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("返信を公開しました。");
        await page.GotoAsync(new Uri(desk.Blog.BaseUrl, "/posts/" + desk.Slug).ToString());
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("読みました。");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("ありがとうございます。");
        (await page.ContentAsync()).ShouldNotContain("haru@mail.example");

        await page.GotoAsync(new Uri(desk.Blog.BaseUrl, "/desk").ToString());
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "サインアウト", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("著者のキー")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(desk.Blog.BaseUrl, "/desk").ToString());
        await Assertions.Expect(page.GetByLabel("著者のキー")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Many_are_chosen_decided_and_undone()
    {
        var items = new[] { await desk.Items.CommentAsync(desk.Slug, "一", "一つ目。"), await desk.Items.CommentAsync(desk.Slug, "二", "二つ目。") };
        var (page, _) = await desk.OpenAsync("/desk", script: false);
        foreach (var item in items)
            await page.Locator($"#item-{item.DeskId} > header > input").CheckAsync();
        await page.Locator("#many").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "スパム" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("2件をスパムに入れました。");
        foreach (var item in items)
            await Assertions.Expect(page.Locator("#item-" + item.DeskId)).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "取り消す" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("2件を元に戻しました。");
        foreach (var item in items)
            await Assertions.Expect(page.Locator("#item-" + item.DeskId)).ToBeVisibleAsync();
        (await page.Locator("[data-help]:visible, [data-all]:visible").CountAsync()).ShouldBe(0, "what only a script can do is not offered");
    }
}
