using System.Net;
using AngleSharp.Html.Parser;
using ServerlessBlog.Tests.Integration.Pages;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Comments;

/// <summary>What a commenter can do with the signed link.</summary>
[Collection(SharedBlog.Name)]
public sealed class OwnDataTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task A_commenter_sees_exports_and_erases_what_is_kept()
    {
        var post = await _blog.Author.PublishNewAsync("Own data");
        var sent = await _blog.Reader.SendFormAsync(
            $"/posts/{post.Slug}/comments", ("name", "はなこ"), ("email", "own@mail.example"), ("url", "https://hanako.example/"), ("text", "私のコメント"), ("elapsed", "4321"), ("website", "x"));
        var location = sent.Headers.Location!.ToString();
        var page = await _blog.Reader.PageAsync(location.Split('#')[0]);
        var own = await _blog.Reader.PageAsync(page.QuerySelector(".notice a")!.GetAttribute("href")!);

        own.QuerySelector("dl")!.TextContent.ShouldContain("公開されていません");
        own.QuerySelector("dl")!.TextContent.ShouldContain("私のコメント");
        own.DocumentElement.OuterHtml.ShouldNotContain("own@mail.example");

        var export = await _blog.Reader.AskAsync("GET", own.QuerySelector("a[download]")!.GetAttribute("href")!);
        export.Status.ShouldBe(HttpStatusCode.OK);
        export.MediaType.ShouldBe("application/json");
        export.Headers.CacheControl!.ToString().ShouldBe("no-store");
        ((string)export.Json["email"]!).ShouldBe("own@mail.example");
        ((string)export.Json["text"]!).ShouldBe("私のコメント");
        ((string)export.Json["post"]!).ShouldEndWith("/posts/" + post.Slug);
        ((int)export.Json["elapsedMs"]!).ShouldBe(4321);
        ((bool)export.Json["filledHoneypot"]!).ShouldBeTrue();

        var form = own.QuerySelector("form[method=post]").ShouldNotBeNull();
        var (action, token) = (form.GetAttribute("action")!, form.QuerySelector("[name=own]")!.GetAttribute("value")!);
        var unconfirmed = await _blog.Reader.SendFormAsync(action, ("own", token));
        unconfirmed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _blog.Reader.PageAsync("/my-comment?own=" + token)).QuerySelector("dl").ShouldNotBeNull("nothing was erased, and reading changes nothing");

        var erased = await _blog.Reader.SendFormAsync(action, ("own", token), ("confirm", "yes"));
        erased.Status.ShouldBe(HttpStatusCode.OK);
        new HtmlParser().ParseDocument(erased.Text).QuerySelector("h1")!.TextContent.ShouldBe("コメントを削除しました");
        (await _blog.Reader.PageAsync("/my-comment?own=" + token, HttpStatusCode.NotFound)).QuerySelector("h1")!.TextContent.ShouldBe("このリンクは使えません");
        (await _blog.Reader.AskAsync("GET", "/my-comment/export?own=" + token)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _blog.Reader.SendFormAsync(action, ("own", token), ("confirm", "yes"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/my-comment")]
    [InlineData("/my-comment?own=forged")]
    [InlineData("/my-comment/export?own=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_does_not_hold_says_so_and_costs_no_storage(string path)
    {
        await _blog.Reader.AskAsync("GET", path);
        var answer = await _blog.Reader.AskAsync("GET", path);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Text.ShouldContain("このリンクは使えません");
        answer.StorageTransactions.ShouldBe(0);
    }

    [Fact]
    public async Task Replies_stay_when_what_they_answer_is_erased()
    {
        var post = await _blog.Author.PublishNewAsync("Replies stay");
        var (id, link) = await _blog.CommentAsync(post.Slug, "はなこ", "最初の");
        await _blog.DecideAsync(id, "approve");
        var reply = (string)(await _blog.Author.PostAsync($"/api/posts/{post.Slug}/comments", new { name = "書いた人", text = "返事", replyTo = id })).Json["id"]!;
        (await _blog.Reader.PageAsync("/posts/" + post.Slug)).QuerySelector(".answers #comment-" + reply).ShouldNotBeNull();

        (await _blog.Reader.AskAsync("DELETE", link)).Status.ShouldBe(HttpStatusCode.NoContent);

        var page = await _blog.Reader.PageAsync("/posts/" + post.Slug);
        page.GetElementById("comment-" + id).ShouldBeNull();
        page.QuerySelector(".threads > li > #comment-" + reply).ShouldNotBeNull();
    }
}
