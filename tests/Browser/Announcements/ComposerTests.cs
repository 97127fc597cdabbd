using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Announcements;

/// <summary>Writing announcements in Japanese, on a phone and at a desk.</summary>
[Collection(SharedAnnouncementBrowser.Name)]
public sealed class ComposerTests(AnnouncementBrowser desk)
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task The_count_and_what_is_against_a_text_follow_what_is_typed(int width)
    {
        var (page, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(await desk.WriteAsync("数える話")), width: width);
        var area = page.Town();
        await Assertions.Expect(page.Locator("#measure-of-town")).ToHaveTextAsync("長さ 0 / 140");
        await area.FillAsync("外の人に読んでほしい理由を書きます。");
        await Assertions.Expect(page.Locator("#measure-of-town")).ToHaveTextAsync("長さ 18 / 140");
        await area.FillAsync(Kanji(141));
        await Assertions.Expect(page.Locator("#measure-of-town")).ToHaveTextAsync("長さ 141 / 140");
        await Assertions.Expect(page.Locator("#problems-of-town")).ToHaveTextAsync("140以内に縮めてください。今の長さは141です。");
        await Assertions.Expect(area).ToHaveAttributeAsync("aria-invalid", "true");

        await area.PressAsync("Backspace");
        await Assertions.Expect(page.Locator("#problems-of-town")).ToBeEmptyAsync();
        await Assertions.Expect(page.Locator("#left-of-town")).ToHaveTextAsync("あと0");
        await Assertions.Expect(area).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(area).ToHaveValueAsync(Kanji(140));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "文を確かめる" })).ToHaveCountAsync(0);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_text_outside_and_inside_is_refused_with_both_shown_before_anything_is_saved()
    {
        const string outside = "誰かに話したくなる話を書きました。外へは案内状、内へは便りです。";
        const string inside = "誰かに話したくなる話を書きました。外へは案内状、内へは便りです!";
        var slug = await desk.WriteAsync("同じ文の話");
        var (page, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug), width: 320);
        await page.Town().FillAsync(outside);
        await page.Members().FillAsync(inside);

        var problem = page.Locator("#problems-of-members");
        await Assertions.Expect(problem).ToContainTextAsync("広場と同じ文です。外と内では言葉を変えてください。");
        await Assertions.Expect(problem.Locator("dd")).ToHaveTextAsync([inside, outside]);
        await page.SaveAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("入力はそのままです。");
        await Assertions.Expect(page.Members()).ToBeFocusedAsync();
        await Assertions.Expect(page.Town()).ToHaveValueAsync(outside);
        await Assertions.Expect(page.Members()).ToHaveValueAsync(inside);
        await page.Members().FillAsync("いつも読んでくださる皆さん、先月の約束の続きです。");
        await Assertions.Expect(page.Locator("#problems-of-town")).ToBeEmptyAsync();
        await page.SaveAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("2件を保存しました。");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_X_asks_for_a_link_is_said_while_it_is_typed_and_refused_over_the_budget()
    {
        var (page, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(await desk.WriteAsync("費用の話")), width: 390);
        await Assertions.Expect(page.Box("X").GetByLabel("記事へのリンクを付ける")).Not.ToBeCheckedAsync();
        var area = page.GetByLabel("Xに送る文");
        await area.FillAsync("リンクのない案内を書きました。");
        await Assertions.Expect(page.Locator("#measure-of-x")).ToContainTextAsync("費用$0.015");
        await area.FillAsync("リンクのある案内を書きました。 https://blog.example.com/ 読んでください。");
        await Assertions.Expect(page.Locator("#measure-of-x")).ToContainTextAsync("費用$0.20");
        await Assertions.Expect(page.Locator("#problems-of-x")).ToHaveTextAsync("今月の予算では足りません。費用は$0.20です。");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_saved_waits_with_its_choices_and_is_taken_back_while_other_words_stay()
    {
        var slug = await desk.WriteAsync("取り下げる話");
        var (page, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug));
        await page.GetByLabel("Mastodonに送る文").FillAsync("外の皆さんへ。\n二行目です。");
        await page.Box("Mastodon").GetByLabel("記事へのリンクを付ける").UncheckAsync();
        await page.Box("Mastodon").GetByLabel("送る日時").FillAsync("2030-01-03T09:30");
        await page.Box("Mastodon").GetByLabel("公開範囲").SelectOptionAsync(["ひかえめな公開"]);
        await page.SaveAsync();
        await Assertions.Expect(page.Box("Mastodon")).ToContainTextAsync("2030年1月 3日");
        var planned = (await desk.Blog.Author.GetAsync($"/api/posts/{Uri.EscapeDataString(slug)}/announcements/mastodon")).Json;
        ((string)planned["text"]!, (bool)planned["link"]!, (string)planned["at"]!, (string)planned["visibility"]!)
            .ShouldBe(("外の皆さんへ。\n二行目です。", false, "2030-01-03T00:30:00Z", "unlisted"));

        await page.Town().FillAsync("こちらはまだ途中");
        await page.Box("Mastodon").GetByRole(AriaRole.Button, new() { Name = "取り下げる" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("1件を取り下げました。");
        await Assertions.Expect(page.Town()).ToHaveValueAsync("こちらはまだ途中");
        await Assertions.Expect(page.GetByLabel("Mastodonに送る文")).ToHaveValueAsync("");
        (await desk.PlannedAsync(slug)).ShouldBeEmpty();
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sentence_of_the_post_fills_an_empty_box_and_sends_nothing()
    {
        var slug = await desk.WriteAsync("候補の話", "庭に初雪が積もり、猫が足跡をつけて歩いていました。\n\n雪の朝の静けさは、音を吸い込む綿のようだと思いませんか。");
        var (page, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug), width: 390);
        var proposal = page.Box(AnnouncementBrowser.TownName).Locator(".proposals button").First;
        var words = await proposal.TextContentAsync();
        await proposal.ClickAsync();

        await Assertions.Expect(page.Town()).ToHaveValueAsync(words!);
        await Assertions.Expect(page.Town()).ToBeFocusedAsync();
        await Assertions.Expect(proposal).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#measure-of-town")).ToContainTextAsync($"長さ {words!.Length} / 140");
        (await desk.PlannedAsync(slug)).ShouldBeEmpty();
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_page_changed_meanwhile_is_not_overwritten_unseen()
    {
        var slug = await desk.WriteAsync("二つの画面の話");
        var (first, _) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug));
        var (second, complaints) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(slug));
        await first.Town().FillAsync("先に保存した案内です。");
        await first.SaveAsync();
        await Assertions.Expect(first.Locator(".notice")).ToBeVisibleAsync();

        await second.Town().FillAsync("後から書いた案内です。こちらを使います。");
        await second.SaveAsync();
        await Assertions.Expect(second.Locator("#problems-of-town")).ToContainTextAsync("ほかで書き換えられています。");
        await Assertions.Expect(second.Locator("#problems-of-town dd")).ToHaveTextAsync("先に保存した案内です。");
        await Assertions.Expect(second.Town()).ToHaveValueAsync("後から書いた案内です。こちらを使います。");
        await second.SaveAsync();
        await Assertions.Expect(second.Locator(".notice")).ToContainTextAsync("1件を保存しました。");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_outlive_a_session_that_ends()
    {
        var (page, _) = await desk.OpenAsync(AnnouncementBrowser.ComposerOf(await desk.WriteAsync("サインインの話")), width: 390);
        await page.Context.ClearCookiesAsync();
        await page.Town().FillAsync("書きかけの案内です。");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("サインインが切れました。");
        await page.SaveAsync();
        await Assertions.Expect(page.GetByLabel("著者のキー")).ToBeVisibleAsync();
        await page.GetByLabel("著者のキー").FillAsync(Support.Blog.TestBlog.AuthorKey);
        await page.GetByRole(AriaRole.Button, new() { Name = "サインインする" }).ClickAsync();

        await Assertions.Expect(page.Town()).ToHaveValueAsync("書きかけの案内です。");
        await page.SaveAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("1件を保存しました。");
        await page.ReloadAsync();
        await Assertions.Expect(page.Town()).ToHaveValueAsync("書きかけの案内です。");
    }

    private static string Kanji(int count) => string.Concat(Enumerable.Range(0, count).Select(i => "春夏秋冬花鳥風月"[i % 8]));
}
