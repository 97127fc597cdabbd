using Microsoft.Playwright;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

/// <summary>Comments as readers write them, with scripts and without.</summary>
[Collection(CommentBrowser.Name)]
public sealed class CommentTests(BrowserFixture browser)
{
    private readonly TestBlog _blog = browser.Blog;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_comment_is_written_waits_unseen_by_others_appears_when_it_is_approved_and_its_reply_nests(bool hasScript)
    {
        var slug = await PublishAsync($"コメントの一生 {hasScript}");
        var (page, complaints) = await browser.OpenAsync("/posts/" + slug, hasScript: hasScript);
        await Assertions.Expect(page.Locator("#comment-form")).ToContainTextAsync("コメントは記事投稿者が公開するまで表示されません。");
        await WriteAsync(page, "はなこ", "読みました。\n\nhttps://hanako.example/ です。");
        await page.GetByLabel("メールアドレス").FillAsync("hanako@mail.example");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "送信する" }).ClickAsync();

        await Assertions.Expect(page.Locator(".comment.own .notice")).ToContainTextAsync("公開するまで表示されません");
        await Assertions.Expect(page.Locator(".comment.own")).ToContainTextAsync("読みました。");
        var id = (await page.Locator(".comment.own").GetAttributeAsync("id"))!["comment-".Length..];
        new Uri(page.Url).Fragment.ShouldBe("#comment-" + id);
        (await page.ContentAsync()).ShouldNotContain("hanako@mail.example");

        var (other, otherComplaints) = await browser.OpenAsync("/posts/" + slug, hasScript: hasScript);
        (await other.Locator(".comment").CountAsync()).ShouldBe(0);
        await CommentDesk.ApproveAsync(_blog, id);
        await other.ReloadAsync();
        await Assertions.Expect(other.Locator("#comment-" + id)).ToContainTextAsync("読みました。");

        await other.Locator($"#comment-{id} a.reply").ClickAsync();
        await Assertions.Expect(other.Locator(".replying")).ToContainTextAsync("はなこさんへの返信");
        await WriteAsync(other, "たろう", "返信です。");
        await other.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "送信する" }).ClickAsync();
        await Assertions.Expect(other.Locator($"li:has(> #comment-{id}) > .answers .comment.own")).ToContainTextAsync("返信です。");
        var reply = (await other.Locator(".comment.own").GetAttributeAsync("id"))!["comment-".Length..];
        await CommentDesk.ApproveAsync(_blog, reply);

        await page.GotoAsync(new Uri(_blog.BaseUrl, "/posts/" + slug).ToString());
        await Assertions.Expect(page.Locator($"li:has(> #comment-{id}) > .answers > li > #comment-{reply}")).ToContainTextAsync("返信です。");
        complaints.ShouldBeEmpty();
        otherComplaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_script_what_is_wrong_is_said_and_nothing_typed_is_lost()
    {
        var slug = await PublishAsync("書き直すコメント");
        var (page, complaints) = await browser.OpenAsync("/posts/" + slug, hasScript: false);
        await Assertions.Expect(page.Locator(".remember")).ToBeHiddenAsync();
        await WriteAsync(page, "\u3000", "消えないでほしい\n長い文");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "送信する" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("名前を書いてください。");
        await Assertions.Expect(page.GetByLabel("コメント", new PageGetByLabelOptions { Exact = false })).ToHaveValueAsync("消えないでほしい\n長い文");
        await page.Locator("#comment-name").FillAsync("はなこ");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "送信する" }).ClickAsync();
        await Assertions.Expect(page.Locator(".comment.own")).ToContainTextAsync("消えないでほしい");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_script_measures_answers_in_place_counts_and_sends_once()
    {
        var slug = await PublishAsync("スクリプトつき");
        var first = await CommentDesk.SendAsAuthorAsync(_blog, slug, "どうぞ。");
        var (page, complaints) = await browser.OpenAsync("/posts/" + slug);
        List<string> sent = [];
        page.Request += (_, request) =>
        {
            if (request.Method == "POST")
                sent.Add(request.PostData ?? "");
        };

        await page.Locator($"#comment-{first} a.reply").ClickAsync();
        new Uri(page.Url).Query.ShouldBeEmpty("nothing was loaded");
        await Assertions.Expect(page.Locator($"li:has(> #comment-{first}) > #comment-form .replying")).ToContainTextAsync("書いた人さんへの返信");
        await Assertions.Expect(page.Locator("#comment-text")).ToBeFocusedAsync();
        await page.Locator(".replying a").ClickAsync();
        await Assertions.Expect(page.Locator(".replying")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator($"#comment-{first} a.reply")).ToBeFocusedAsync();
        (await page.Locator("[name=replyTo]").InputValueAsync()).ShouldBe("");
        await page.Locator($"#comment-{first} a.reply").ClickAsync();

        await page.Locator("#comment-text").FillAsync(new string('あ', 4960));
        await Assertions.Expect(page.Locator(".count")).ToHaveTextAsync("残り40文字");
        await page.Locator("#comment-text").FillAsync(new string('あ', 5002));
        await Assertions.Expect(page.Locator(".count")).ToHaveTextAsync("2文字多すぎます");
        await WriteAsync(page, "はなこ", "速すぎる指");
        await page.EvaluateAsync("() => { const button = document.querySelector('#comment-form button'); button.click(); button.click(); }");
        await Assertions.Expect(page.Locator(".answers .comment.own")).ToContainTextAsync("速すぎる指");

        var form = System.Web.HttpUtility.ParseQueryString(sent.ShouldHaveSingleItem());
        int.Parse(form["elapsed"]!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        form["replyTo"].ShouldBe(first);
        form["website"].ShouldBe("");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Name_and_URL_are_remembered_only_when_asked_and_the_address_never()
    {
        var slug = await PublishAsync("覚えておくコメント");
        var (page, _) = await browser.OpenAsync("/posts/" + slug);
        await SendWithAddressAsync(page);
        (await page.EvaluateAsync<int>("localStorage.length")).ShouldBe(0);

        await page.GotoAsync(new Uri(_blog.BaseUrl, "/posts/" + slug).ToString());
        await page.Locator("#comment-remember").CheckAsync();
        await SendWithAddressAsync(page);
        (await page.EvaluateAsync<string>("localStorage.getItem('commenter')")).ShouldBe("{\"name\":\"はなこ\",\"url\":\"https://hanako.example/\"}");

        await page.GotoAsync(new Uri(_blog.BaseUrl, "/posts/" + slug).ToString());
        (await page.Locator("#comment-name").InputValueAsync()).ShouldBe("はなこ");
        (await page.Locator("#comment-email").InputValueAsync()).ShouldBe("");
        await page.Locator("#comment-remember").UncheckAsync();
        await SendWithAddressAsync(page);
        (await page.EvaluateAsync<int>("localStorage.length")).ShouldBe(0);

        async Task SendWithAddressAsync(IPage form)
        {
            await WriteAsync(form, "はなこ", "読みました。");
            await form.Locator("#comment-email").FillAsync("hanako@mail.example");
            await form.Locator("#comment-url").FillAsync("https://hanako.example/");
            await form.Locator("#comment-form button").ClickAsync();
            await Assertions.Expect(form.Locator(".comment.own")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_field_for_programs_cannot_be_seen_or_reached()
    {
        var slug = await PublishAsync("見えない欄");
        var (page, _) = await browser.OpenAsync("/posts/" + slug);
        (await page.Locator(".unseen").BoundingBoxAsync())!.Width.ShouldBeLessThanOrEqualTo(1);
        await page.Locator("#comment-url").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#comment-text")).ToBeFocusedAsync();
    }

    private static async Task WriteAsync(IPage page, string name, string text)
    {
        await page.Locator("#comment-name").FillAsync(name);
        await page.Locator("#comment-text").FillAsync(text);
    }

    private async Task<string> PublishAsync(string title) => (await _blog.Author.PublishNewAsync(title, publishedAt: "2008-01-01T00:00:00Z")).Slug;
}
