using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

/// <summary>Accessibility, width and safety of what comments add to pages.</summary>
[Collection(CommentBrowser.Name)]
public sealed class CommentPageTests(BrowserFixture browser)
{
    private const string Attack = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)>{{constructor.constructor('alert(4)')()}}";

    private readonly TestBlog _blog = browser.Blog;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 320)]
    public async Task Every_state_of_a_comment_is_accessible_and_fits(ColorScheme scheme, int width)
    {
        var post = await _blog.Author.PublishNewAsync($"見やすいコメント {scheme} {width}", publishedAt: "2008-02-01T00:00:00Z");
        var first = await CommentDesk.SendAsAuthorAsync(_blog, post.Slug, "どうぞ。https://long.example/" + new string('a', 300));
        var second = await CommentDesk.SendAsAuthorAsync(_blog, post.Slug, "返事です。", first);
        await CommentDesk.SendAsAuthorAsync(_blog, post.Slug, "返事への返事です。", second);
        var (page, complaints) = await browser.OpenAsync("/posts/" + post.Slug, scheme, width);
        await CheckAsync(page, width, "the threads");

        await page.GotoAsync(new Uri(_blog.BaseUrl, $"/posts/{post.Slug}?replyTo={first}#comment-form").ToString());
        await CheckAsync(page, width, "the form that answers");

        await page.Locator("#comment-name").FillAsync("\u3000");
        await page.Locator("#comment-text").FillAsync("本文");
        await page.Locator("#comment-form button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await CheckAsync(page, width, "what is wrong");

        await page.Locator("#comment-name").FillAsync("はなこ");
        await page.Locator("#comment-form button").ClickAsync();
        await Assertions.Expect(page.Locator(".comment.own")).ToBeVisibleAsync();
        await CheckAsync(page, width, "the own waiting comment");

        await page.Locator(".notice a").ClickAsync();
        await CheckAsync(page, width, "the own data");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "コメントを削除する" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("コメントを削除しました");
        await CheckAsync(page, width, "the erased comment");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scripts_in_every_field_are_text_wherever_a_comment_shows()
    {
        var post = await _blog.Author.PublishNewAsync("攻撃されるコメント", publishedAt: "2008-03-01T00:00:00Z");
        var attack = Attack[..50];
        var first = await CommentDesk.SendAsync(_blog, post.Slug, new { name = attack, url = "https://evil.example/\"onmouseover=alert(5)//", text = Attack + "\nhttps://evil.example/\"onclick=alert(6)" });
        await CommentDesk.ApproveAsync(_blog, first);
        var second = await CommentDesk.SendAsync(_blog, post.Slug, new { name = attack, text = Attack, replyTo = first });
        await CommentDesk.ApproveAsync(_blog, second);
        var third = await CommentDesk.SendAsync(_blog, post.Slug, new { name = attack, text = Attack, replyTo = second });
        await CommentDesk.ApproveAsync(_blog, third);

        var (page, complaints) = await browser.OpenAsync("/posts/" + post.Slug);
        (await page.Locator("#comments :is(img, svg, script, iframe)").CountAsync()).ShouldBe(0);
        (await page.Locator($"#comment-{first} .said").InnerTextAsync()).ShouldContain(Attack);
        (await page.Locator($"#comment-{first} .p-name").InnerTextAsync()).ShouldBe(attack);
        (await page.Locator($"#comment-{third} .to").InnerTextAsync()).ShouldContain(attack);
        await page.Locator($"#comment-{first} .said a").HoverAsync();
        await page.Locator($"#comment-{first} .p-name").HoverAsync();
        await page.Locator($"#comment-{first} a.reply").ClickAsync();
        await Assertions.Expect(page.Locator(".replying bdi")).ToHaveTextAsync($"{attack}さんへの返信");

        await page.GotoAsync(new Uri(_blog.BaseUrl, $"/posts/{post.Slug}?replyTo={Uri.EscapeDataString(Attack)}").ToString());
        await page.GotoAsync(new Uri(_blog.BaseUrl, $"/posts/{post.Slug}?replyTo={second}").ToString());
        await page.Locator("#comment-name").FillAsync("x");
        await page.Locator("#comment-text").FillAsync(Attack);
        await page.EvaluateAsync("attack => { const form = document.getElementById('comment-form'); form.noValidate = true; for (const name of ['email', 'url', 'name']) { form.elements[name].type = 'text'; form.elements[name].value = attack; } }", Attack);
        await page.Locator("#comment-form button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        (await page.Locator("#comment-text").InputValueAsync()).ShouldBe(Attack);
        (await page.Locator("main :is(img, svg, script, iframe)").CountAsync()).ShouldBe(0);
        complaints.ShouldBeEmpty();
    }

    private static async Task CheckAsync(IPage page, int width, string state)
    {
        var result = await page.RunAxe();
        result.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty(state);
        if (width == 320)
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(320, state);
    }
}
