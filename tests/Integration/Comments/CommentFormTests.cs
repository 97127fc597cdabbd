using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ServerlessBlog.Tests.Integration.Pages;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Comments;

/// <summary>The form as a browser without a script sends it.</summary>
[Collection(SharedBlog.Name)]
public sealed class CommentFormTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task Who_sends_the_form_is_led_to_the_own_waiting_comment_which_nobody_else_sees()
    {
        var post = await _blog.Author.PublishNewAsync("Form to page");
        var sent = await SendAsync(post.Slug, ("name", "はなこ"), ("email", "form@mail.example"), ("url", ""), ("text", "待っている\r\nコメント"), ("website", ""), ("replyTo", ""), ("elapsed", ""));

        sent.Status.ShouldBe(HttpStatusCode.SeeOther);
        sent.Headers.CacheControl!.ToString().ShouldBe("no-store");
        var location = sent.Headers.Location!.ToString();
        location.ShouldStartWith($"/posts/{post.Slug}?own=");
        var (path, fragment) = (location.Split('#')[0], location.Split('#')[1]);

        using var response = await _blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
        response.Headers.CacheControl!.ToString().ShouldBe("no-store");
        response.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        var own = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        var comment = own.GetElementById(fragment).ShouldNotBeNull();
        comment.QuerySelector(".e-content")!.InnerHtml.ShouldBe("<p>待っている<br>コメント</p>");
        comment.QuerySelector(".notice")!.TextContent.ShouldContain("コメントは記事投稿者が公開するまで表示されません。");
        own.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");

        var others = await _blog.Reader.PageAsync("/posts/" + post.Slug);
        others.GetElementById(fragment).ShouldBeNull();
        others.DocumentElement.TextContent.ShouldNotContain("待っている");
        (await _blog.Reader.PageAsync(path)).GetElementById(fragment).ShouldNotBeNull("the public page is not kept under the same key");
    }

    [Fact]
    public async Task A_link_that_is_forged_or_of_another_post_leads_to_the_page_that_everybody_sees()
    {
        var (post, other) = (await _blog.Author.PublishNewAsync("Linked"), await _blog.Author.PublishNewAsync("Linked elsewhere"));
        var (_, link) = await _blog.CommentAsync(other.Slug, "はなこ", "別の記事です。");

        foreach (var token in new[] { "x", "", link.Split("own=")[1], new string('a', 3000) })
        {
            var answer = await _blog.Reader.AskAsync("GET", $"/posts/{post.Slug}?own={token}");
            answer.Status.ShouldBe(HttpStatusCode.SeeOther);
            answer.Headers.Location!.ToString().ShouldBe($"/posts/{post.Slug}");
            answer.StorageTransactions.ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_on_a_page_with_all_that_was_typed()
    {
        var post = await _blog.Author.PublishNewAsync("Form with faults");
        var text = "<b>消えないでほしい</b>\n\n" + new string('あ', 20_000);
        var answer = await SendAsync(post.Slug, ("name", " "), ("email", "hanako"), ("url", "javascript:alert(1)"), ("text", text));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        var page = new HtmlParser().ParseDocument(answer.Text);
        page.QuerySelector("[name=email]")!.GetAttribute("value").ShouldBe("hanako");
        page.QuerySelector("[name=url]")!.GetAttribute("value").ShouldBe("javascript:alert(1)");
        page.QuerySelector("textarea")!.TextContent.ShouldBe(text);
        foreach (var name in new[] { "name", "email", "url", "text" })
        {
            var ids = page.QuerySelector($"[name={name}]")!.GetAttribute("aria-describedby")!.Split(' ');
            page.GetElementById(ids[^1])!.TextContent.ShouldNotBeEmpty(name);
        }

        page.QuerySelector("form")!.GetAttribute("action").ShouldBe($"/posts/{post.Slug}/comments");
    }

    [Fact]
    public async Task A_reply_without_a_script_begins_with_a_link_and_ends_under_what_it_answers()
    {
        var post = await _blog.Author.PublishNewAsync("Form that answers");
        var first = (string)(await _blog.Author.PostAsync($"/api/posts/{post.Slug}/comments", new { name = "書いた人", text = "どうぞ。" })).Json["id"]!;
        var link = (await _blog.Reader.PageAsync("/posts/" + post.Slug)).QuerySelector($"#comment-{first} a.reply")!.GetAttribute("href")!;
        var form = (await _blog.Reader.PageAsync(link.Split('#')[0])).QuerySelector("form#comment-form").ShouldNotBeNull();
        form.QuerySelector("[name=replyTo]")!.GetAttribute("value").ShouldBe(first);
        (await _blog.Reader.PageAsync("/posts/" + post.Slug)).QuerySelector("[name=replyTo]")!.GetAttribute("value").ShouldBe("");

        var sent = await SendAsync(post.Slug, ("name", "はなこ"), ("text", "では。"), ("replyTo", first));
        var location = sent.Headers.Location!.ToString();
        (await _blog.Reader.PageAsync(location.Split('#')[0])).QuerySelector($"#comment-{first}")!.Parent!.ShouldBeAssignableTo<IElement>()!.QuerySelector(".answers #" + location.Split('#')[1]).ShouldNotBeNull();

        await _blog.DecideAsync(location.Split("#comment-")[1], "approve");
        (await _blog.Reader.PageAsync("/posts/" + post.Slug)).QuerySelector(".answers #" + location.Split('#')[1]).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reply_to_what_is_gone_loses_nothing_and_can_be_sent_as_a_comment_on_the_post()
    {
        var post = await _blog.Author.PublishNewAsync("Form that answers nobody");
        var answer = await SendAsync(post.Slug, ("name", "はなこ"), ("text", "では。"), ("replyTo", "gone"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = new HtmlParser().ParseDocument(answer.Text);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("返信先のコメントが見つかりません");
        page.QuerySelector("[name=replyTo]")!.GetAttribute("value").ShouldBe("");
        page.QuerySelector("textarea")!.TextContent.ShouldBe("では。");
    }

    [Fact]
    public async Task A_closed_post_says_so_on_its_page_and_to_who_sends_all_the_same()
    {
        var post = await _blog.Author.CreateAsync(new { title = "Closed form", body = "x", status = "published", allowComments = false });
        var page = await _blog.Reader.PageAsync("/posts/" + post.Slug);
        page.QuerySelector("#comment-form").ShouldBeNull();
        page.QuerySelector("#comments")!.TextContent.ShouldContain("コメントは受け付けていません");

        var answer = await SendAsync(post.Slug, ("name", "はなこ"), ("text", "それでも送る。"));
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        var refusal = new HtmlParser().ParseDocument(answer.Text);
        refusal.QuerySelector("h1")!.TextContent.ShouldBe("コメントは受け付けていません");
        refusal.QuerySelector("textarea")!.TextContent.ShouldBe("それでも送る。");
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused()
    {
        var post = await _blog.Author.PublishNewAsync("Unreadable form");
        var path = $"/posts/{post.Slug}/comments";

        (await _blog.Reader.SendFormAsync(path, ("name", "a"), ("text", new string('b', 600_000)))).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await _blog.Reader.SendFormAsync("/posts/nobody/comments", ("name", "a"), ("text", "b"))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var multipart = new MultipartFormDataContent { { new StringContent("a"), "name" } };
        using var answer = await _blog.Reader.PostAsync(new Uri(path, UriKind.Relative), multipart);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await _blog.Reader.AskAsync("GET", path)).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task The_public_page_is_the_same_byte_for_byte_with_a_form_on_it()
    {
        var post = await _blog.Author.PublishNewAsync("The same each time");
        await _blog.DrainAsync();
        var first = await _blog.Reader.AskAsync("GET", "/posts/" + post.Slug);
        await _blog.Author.PublishNewAsync("Makes every answer look again");
        var second = await _blog.Reader.AskAsync("GET", "/posts/" + post.Slug + "?utm_source=x");

        FormOf(second.Text).ShouldBe(FormOf(first.Text));

        static string FormOf(string html) => html[html.IndexOf("<section id=\"comments\"", StringComparison.Ordinal)..html.IndexOf("</form>", StringComparison.Ordinal)];
    }

    private Task<BlogResponse> SendAsync(string slug, params (string Name, string Value)[] fields) => _blog.Reader.SendFormAsync($"/posts/{slug}/comments", fields);
}
