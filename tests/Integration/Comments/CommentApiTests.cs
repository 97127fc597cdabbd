using System.Net;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Comments;

[Collection(SharedBlog.Name)]
public sealed class CommentApiTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task A_comment_waits_seen_by_its_link_alone_until_it_is_approved()
    {
        var post = await _blog.Author.PublishNewAsync("Comments wait");
        var sent = await _blog.Reader.SendCommentAsync(post.Slug, new { name = " はなこ ", email = "hanako@mail.example", url = "https://hanako.example", text = "一行目\r\n\r\nhttps://x.example/ です" });

        sent.Status.ShouldBe(HttpStatusCode.Accepted);
        ((string)sent.Json["state"]!).ShouldBe("pending");
        ((string)sent.Json["name"]!).ShouldBe("はなこ");
        ((string)sent.Json["url"]!).ShouldBe("https://hanako.example/");
        ((string)sent.Json["text"]!).ShouldBe("一行目\n\nhttps://x.example/ です");
        ((string)sent.Json["html"]!).ShouldBe("<p>一行目</p><p><a href=\"https://x.example/\" rel=\"ugc nofollow\">https://x.example/</a> です</p>");
        sent.Text.ShouldNotContain("mail.example");
        var link = sent.Headers.Location!.ToString();
        var id = (string)sent.Json["id"]!;
        (await ListAsync(post.Slug)).ShouldBeEmpty();
        (await _blog.Reader.AskAsync("GET", link.Split('?')[0])).Status.ShouldBe(HttpStatusCode.NotFound);
        ((string)(await _blog.Reader.AskAsync("GET", link)).Json["state"]!).ShouldBe("pending");

        await _blog.DecideAsync(id, "approve");

        var shown = (await ListAsync(post.Slug)).ShouldHaveSingleItem();
        ((string)shown["id"]!).ShouldBe(id);
        shown["state"].ShouldBeNull();
        shown["email"].ShouldBeNull();
        (await _blog.Reader.AskAsync("GET", link.Split('?')[0])).Status.ShouldBe(HttpStatusCode.OK);
        ((string)(await _blog.Reader.AskAsync("GET", link)).Json["state"]!).ShouldBe("approved");
    }

    [Fact]
    public async Task The_authors_own_comment_is_shown_at_once_and_can_be_answered()
    {
        var post = await _blog.Author.PublishNewAsync("The author comments");
        var own = await _blog.Author.PostAsync($"/api/posts/{post.Slug}/comments", new { name = "書いた人", text = "補足です。" });

        own.Status.ShouldBe(HttpStatusCode.Created);
        ((bool)own.Json["isAuthor"]!).ShouldBeTrue();
        ((string)own.Json["state"]!).ShouldBe("approved");
        (await ListAsync(post.Slug)).ShouldHaveSingleItem();
        (await _blog.Author.GetAsync(own.Headers.Location!.ToString())).Status.ShouldBe(HttpStatusCode.OK);

        var (id, _) = await _blog.CommentAsync(post.Slug, "はなこ", "ありがとう。", (string)own.Json["id"]!);
        await _blog.DecideAsync(id, "approve");
        ((string)(await ListAsync(post.Slug))[1]["replyTo"]!).ShouldBe((string)own.Json["id"]!);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_by_its_member_and_nothing_is_kept()
    {
        var post = await _blog.Author.PublishNewAsync("Faulty comments");
        var sent = await _blog.Reader.SendCommentAsync(post.Slug, new { name = "", email = "x@", url = "javascript:alert(1)", text = new string('あ', 5001), replyTo = "nobody" });

        sent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        sent.Problem.ShouldBe("invalid-field");
        sent.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).ShouldBe(["/name", "/email", "/url", "/text", "/replyTo"], ignoreOrder: true);
        sent.Text.ShouldContain("5,001");
    }

    [Theory]
    [InlineData("""{"name":"a","text":"b","colour":"red"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"name":"a","text":["b"]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"name":"a","text":"b","isAuthor":true}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"name":"a","text":"\ud83d"}""", HttpStatusCode.BadRequest)]
    [InlineData("""["a"]""", HttpStatusCode.BadRequest)]
    [InlineData("name=a&text=b", HttpStatusCode.BadRequest)]
    public async Task What_is_no_comment_is_refused(string body, HttpStatusCode status)
    {
        var post = await _blog.Author.PublishNewAsync("No comments at all");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _blog.Reader.PostAsync(new Uri($"/api/posts/{post.Slug}/comments", UriKind.Relative), content);
        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_request_that_is_too_large_or_of_another_type_is_refused()
    {
        var post = await _blog.Author.PublishNewAsync("Too large a comment");
        var path = $"/api/posts/{post.Slug}/comments";

        (await _blog.Reader.SendCommentAsync(post.Slug, new { name = "a", text = new string('b', 200_000) })).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await _blog.Reader.SendFormAsync(path, ("name", "a"), ("text", "b"))).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await _blog.Reader.SendCommentAsync(post.Slug, new { name = "a", text = "b" }, ("Authorization", "Bearer wrong"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_a_shown_comment_of_the_same_post_can_be_answered()
    {
        var (post, other) = (await _blog.Author.PublishNewAsync("Answered here"), await _blog.Author.PublishNewAsync("Not answered there"));
        var (waiting, _) = await _blog.CommentAsync(post.Slug, "a", "waits");
        var shown = (string)(await _blog.Author.PostAsync($"/api/posts/{post.Slug}/comments", new { name = "a", text = "shown" })).Json["id"]!;

        (await _blog.Reader.SendCommentAsync(post.Slug, new { name = "b", text = "c", replyTo = shown })).Status.ShouldBe(HttpStatusCode.Accepted);
        foreach (var (slug, id) in new[] { (post.Slug, waiting), (other.Slug, shown), (post.Slug, "../post") })
        {
            var refused = await _blog.Reader.SendCommentAsync(slug, new { name = "b", text = "c", replyTo = id });
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            ((string)refused.Json["errors"]![0]!["pointer"]!).ShouldBe("/replyTo");
        }
    }

    [Fact]
    public async Task A_post_that_takes_no_comments_or_is_not_there_says_so()
    {
        var closed = await _blog.Author.CreateAsync(new { title = "Closed to comments", body = "x", status = "published", allowComments = false });
        var draft = await _blog.Author.CreateAsync(new { title = "A draft without comments", body = "x" });
        var gone = await _blog.Author.PublishNewAsync("Gone with its comments");
        await _blog.Author.PostAsync($"/api/posts/{gone.Slug}/comments", new { name = "a", text = "b" });
        await _blog.Author.PostAsync($"/api/posts/{gone.Slug}/withdraw", ifMatch: "*");

        var refused = await _blog.Reader.SendCommentAsync(closed.Slug, new { name = "a", text = "b" });
        (refused.Status, refused.Problem).ShouldBe((HttpStatusCode.Conflict, "conflict"));
        (await _blog.Author.PostAsync($"/api/posts/{closed.Slug}/comments", new { name = "a", text = "the last word" })).Status.ShouldBe(HttpStatusCode.Created);
        foreach (var (slug, status) in new[] { (draft.Slug, HttpStatusCode.NotFound), ("nobody", HttpStatusCode.NotFound), ("%2E%2E%23x", HttpStatusCode.NotFound), (gone.Slug, HttpStatusCode.Gone) })
        {
            (await _blog.Reader.SendCommentAsync(slug, new { name = "a", text = "b" })).Status.ShouldBe(status, slug);
            (await _blog.Reader.AskAsync("GET", $"/api/posts/{slug}/comments")).Status.ShouldBe(status, slug);
        }
    }

    [Fact]
    public async Task Who_wrote_it_erases_it_by_its_link_and_nobody_else_does()
    {
        var post = await _blog.Author.PublishNewAsync("Erased by its writer");
        var (id, link) = await _blog.CommentAsync(post.Slug, "はなこ", "消します。");
        var (_, other) = await _blog.CommentAsync(post.Slug, "たろう", "残ります。");
        await _blog.DecideAsync(id, "approve");
        var path = link.Split('?')[0];

        foreach (var wrong in new[] { path, path + "?own=", path + "?own=x", path + "?own=" + other.Split("own=")[1], link[..^2] })
            (await _blog.Reader.AskAsync("DELETE", wrong)).Status.ShouldBe(HttpStatusCode.NotFound, wrong);
        (await ListAsync(post.Slug)).ShouldHaveSingleItem();

        (await _blog.Reader.AskAsync("DELETE", link)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await ListAsync(post.Slug)).ShouldBeEmpty();
        (await _blog.Reader.AskAsync("GET", link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _blog.Reader.AskAsync("DELETE", link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _blog.Reader.AskAsync("GET", other)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Spam_and_rejected_look_to_its_writer_as_what_waits()
    {
        var post = await _blog.Author.PublishNewAsync("Never told of spam");
        foreach (var decision in new[] { "spam", "reject" })
        {
            var (id, link) = await _blog.CommentAsync(post.Slug, "はなこ", $"{decision} を試します");
            await _blog.DecideAsync(id, decision);
            ((string)(await _blog.Reader.AskAsync("GET", link)).Json["state"]!).ShouldBe("pending");
        }
    }

    [Fact]
    public async Task A_list_is_paged_oldest_first_and_costs_two_transactions()
    {
        var post = await _blog.Author.PublishNewAsync("Many comments");
        for (var number = 1; number <= 5; number++)
            (await _blog.Author.PostAsync($"/api/posts/{post.Slug}/comments", new { name = "a", text = $"{number}" })).Status.ShouldBe(HttpStatusCode.Created);

        List<string> texts = [];
        for (var path = $"/api/posts/{post.Slug}/comments?limit=2"; path is not null;)
        {
            var page = await _blog.Reader.AskAsync("GET", path);
            page.StorageTransactions.ShouldBeLessThanOrEqualTo(2);
            texts.AddRange(page.Json["items"]!.AsArray().Select(item => (string)item!["text"]!));
            path = (string?)page.Json["next"];
        }

        texts.ShouldBe(["1", "2", "3", "4", "5"]);
        (await _blog.Reader.AskAsync("GET", $"/api/posts/{post.Slug}/comments?cursor=x")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<IReadOnlyList<JsonNode>> ListAsync(string slug)
    {
        var list = await _blog.Reader.AskAsync("GET", $"/api/posts/{slug}/comments");
        list.Status.ShouldBe(HttpStatusCode.OK, list.Text);
        return [.. list.Json["items"]!.AsArray().Select(item => item!)];
    }
}
