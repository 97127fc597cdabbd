using System.Net;
using AngleSharp.Html.Parser;
using ServerlessBlog.Tests.Integration.Pages;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Comments;

/// <summary>What settings and clients can use up.</summary>
public sealed class CommentLimitTests(CommentBlog fixture) : IClassFixture<CommentBlog>
{
    private const int Budget = 3;

    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task A_comment_costs_at_most_three_transactions_and_one_message()
    {
        var post = await _blog.Author.PublishNewAsync("The budget of a comment");
        var parent = (string)(await _blog.Author.PostAsync($"/api/posts/{post.Slug}/comments", new { name = "a", text = "b" })).Json["id"]!;
        await _blog.CommentAsync(post.Slug, "a", "reads the signing secret, once");

        (await _blog.Reader.SendCommentAsync(post.Slug, new { name = "a", text = "b", replyTo = parent })).StorageTransactions.ShouldBeInRange(1, Budget);
        (await _blog.Reader.SendFormAsync($"/posts/{post.Slug}/comments", ("name", "a"), ("text", "b"), ("replyTo", parent))).StorageTransactions.ShouldBeInRange(1, Budget);
        (await _blog.Reader.SendFormAsync($"/posts/{post.Slug}/comments", ("name", ""), ("text", ""), ("replyTo", parent))).StorageTransactions.ShouldBeInRange(1, Budget - 1);
    }

    [Fact]
    public async Task A_post_takes_no_more_comments_once_it_is_as_old_as_the_setting_says()
    {
        var (old, recent) = (await _blog.Author.PublishNewAsync("Old and closed", publishedAt: "2010-01-03T00:00:00Z"), await _blog.Author.PublishNewAsync("Recent and open"));

        (await _blog.Reader.PageAsync("/posts/" + old.Slug)).QuerySelector("#comment-form").ShouldBeNull();
        (await _blog.Reader.PageAsync("/posts/" + recent.Slug)).QuerySelector("#comment-form").ShouldNotBeNull();
        (await _blog.Reader.SendCommentAsync(old.Slug, new { name = "a", text = "b" })).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task One_address_that_sends_too_many_waits_and_loses_nothing_and_others_do_not_wait()
    {
        var post = await _blog.Author.PublishNewAsync("Too many");
        for (var number = 1; number <= 20; number++)
            (await SendAsync(post.Slug, "203.0.113.7")).Status.ShouldBe(HttpStatusCode.Accepted, $"{number}");

        var refused = await SendAsync(post.Slug, "198.51.100.1, 203.0.113.7");
        (refused.Status, refused.Problem).ShouldBe((HttpStatusCode.TooManyRequests, "too-many"));
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBe(600);
        refused.StorageTransactions.ShouldBe(0);
        (await SendAsync(post.Slug, "203.0.113.8")).Status.ShouldBe(HttpStatusCode.Accepted);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/posts/{post.Slug}/comments", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "はなこ"), KeyValuePair.Create("text", "消えないでほしい")]),
        };
        request.Headers.TryAddWithoutValidation(TestBlog.ClientHeader, "203.0.113.7");
        using var form = await _blog.Reader.SendAsync(request);
        form.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        form.Headers.RetryAfter.ShouldNotBeNull();
        new HtmlParser().ParseDocument(await form.Content.ReadAsStringAsync()).QuerySelector("textarea")!.TextContent.ShouldBe("消えないでほしい");
    }

    [Fact]
    public async Task Of_an_address_only_a_hash_is_kept_that_tells_senders_apart()
    {
        var post = await _blog.Author.PublishNewAsync("Hashed addresses");
        List<string> hashes = [];
        foreach (var address in new[] { "203.0.113.20", "203.0.113.20", "203.0.113.21" })
        {
            var link = (await SendAsync(post.Slug, address)).Headers.Location!.ToString();
            var export = await _blog.Reader.AskAsync("GET", "/my-comment/export?own=" + link.Split("own=")[1]);
            export.Text.ShouldNotContain("203.0.113");
            ((bool)export.Json["hasSealedAddress"]!).ShouldBeFalse("no outside check is asked");
            hashes.Add((string)export.Json["addressHash"]!);
        }

        hashes[1].ShouldBe(hashes[0]);
        hashes[2].ShouldNotBe(hashes[0]);
    }

    [Fact]
    public async Task With_comments_switched_off_no_post_takes_any()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Comments__Receive"] = "false", ["Blog__Language"] = "en" } });
        var post = await blog.Author.PublishNewAsync("Switched off");

        (await blog.Reader.PageAsync("/posts/" + post.Slug)).QuerySelector("#comments")!.TextContent.ShouldContain("This post takes no comments.");
        (await blog.Reader.SendCommentAsync(post.Slug, new { name = "a", text = "b" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await blog.Reader.SendFormAsync($"/posts/{post.Slug}/comments", ("name", "a"), ("text", "b"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task When_storage_is_down_the_form_says_so_and_gives_back_what_was_typed()
    {
        await using var blog = await TestBlog.StartAsync();
        var post = await blog.Author.PublishNewAsync("Down for a moment");
        await blog.DrainAsync();
        await blog.KillAzuriteAsync();

        var form = await blog.Reader.SendFormAsync($"/posts/{post.Slug}/comments", ("name", "はなこ"), ("text", "消えないでほしい"));
        form.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        form.Headers.RetryAfter.ShouldNotBeNull();
        new HtmlParser().ParseDocument(form.Text).QuerySelector("textarea")!.TextContent.ShouldBe("消えないでほしい");
        (await blog.Reader.SendCommentAsync(post.Slug, new { name = "はなこ", text = "b" })).Problem.ShouldBe("unavailable");
        await blog.StartAzuriteAsync();
    }

    private Task<BlogResponse> SendAsync(string slug, string forwardedFor) =>
        _blog.Reader.SendCommentAsync(slug, new { name = "a", text = "b" }, (TestBlog.ClientHeader, forwardedFor));
}
