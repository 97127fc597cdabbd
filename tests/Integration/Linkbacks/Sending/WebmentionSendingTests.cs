using System.Net;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

public sealed class WebmentionSendingTests(SendingBlog blogs) : IClassFixture<SendingBlog>
{
    [Fact]
    public async Task A_page_hears_of_the_link_of_its_change_of_its_removal_and_of_the_post_going()
    {
        var target = blogs.Other.PutWebmention("/life");
        var draft = await blogs.Blog.Author.CreateAsync(new { title = "A life", body = $"[x]({target})" });
        await blogs.Blog.IsQuietAsync();
        blogs.Other.Told(target).ShouldBeEmpty("a draft is nobody's business");

        await blogs.Blog.Author.PostAsync($"/api/posts/{draft.Slug}/publish", ifMatch: "*");
        await ToldAsync(target, 1);
        var sent = (await blogs.Blog.UntilAsync(draft, "sent")).Single();
        sent["target"]!.GetValue<string>().ShouldBe(target);
        sent["protocol"]!.GetValue<string>().ShouldBe("webmention");
        sent["endpoint"]!.GetValue<string>().ShouldBe($"{blogs.Other.Server.Url}in/webmention");
        sent["outcome"]!.GetValue<string>().ShouldBe("accepted");
        sent["status"]!.GetValue<int>().ShouldBe(200);
        blogs.Other.Mentions.ShouldContain(("webmention", blogs.UrlOf(draft), target));

        await blogs.Blog.Author.PatchAsync("/api/posts/" + draft.Slug, new { title = "A longer life" }, "*");
        await ToldAsync(target, 2);

        await blogs.Blog.LinkAsync(draft);
        await ToldAsync(target, 3);
        blogs.Other.Mentions.ShouldNotContain(("webmention", blogs.UrlOf(draft), target));
        (await blogs.Blog.UntilAsync(draft, "sent")).Single()["isLinked"]!.GetValue<bool>().ShouldBeFalse();

        await blogs.Blog.LinkAsync(draft, target);
        await ToldAsync(target, 4);
        await blogs.Blog.Author.PostAsync($"/api/posts/{draft.Slug}/withdraw", ifMatch: "*");
        await ToldAsync(target, 5);
        blogs.Other.Mentions.ShouldNotContain(("webmention", blogs.UrlOf(draft), target), "it saw 410");

        await blogs.Blog.Author.DeleteAsync("/api/posts/" + draft.Slug, "*");
        await blogs.Blog.DrainAsync();
        blogs.Other.Told(target).Count.ShouldBe(5, "it knew already");
        (await blogs.Blog.SentAsync(draft)).Single()["history"]!.AsArray().Count.ShouldBe(10);
    }

    [Fact]
    public async Task Deleting_a_published_post_is_told_too()
    {
        var target = blogs.Other.PutWebmention("/deleted");
        var post = await blogs.PublishAsync("To be deleted", target);
        await ToldAsync(target, 1);
        await blogs.Blog.UntilAsync(post, "sent");
        await blogs.Blog.Author.DeleteAsync("/api/posts/" + post.Slug, "*");
        await ToldAsync(target, 2);
        blogs.Other.Mentions.ShouldNotContain(("webmention", blogs.UrlOf(post), target));
    }

    [Fact]
    public async Task Delivered_again_late_and_at_once_a_message_has_nobody_told_twice()
    {
        var targets = Enumerable.Range(0, 12).Select(n => blogs.Other.PutWebmention($"/again/{n}.")).ToArray();
        var post = await blogs.PublishAsync("Again", targets);
        await blogs.Blog.DeliverAgainAsync(post, version: 1, times: 12);
        await blogs.Blog.UntilAsync(post, "sent", targets.Length);
        await blogs.Blog.LinkAsync(post, [.. targets, blogs.Other.PutWebmention("/again/more")]);
        await blogs.Blog.DeliverAgainAsync(post, version: 1, times: 6);
        await blogs.Blog.UntilAsync(post, "sent", targets.Length + 1);
        await blogs.Blog.DeliverAgainAsync(post, version: 99, times: 6);

        foreach (var target in targets)
            blogs.Other.Told(target).Count.ShouldBe(2, "once for each version");
    }

    [Fact]
    public async Task Who_is_busy_is_asked_again_when_it_said_and_who_stays_busy_is_given_up()
    {
        var target = blogs.Other.PutWebmention("/busy");
        blogs.Other.Next(http => BusyAsync(http, "1"));
        var post = await blogs.PublishAsync("Busy", target);
        var sent = (await blogs.Blog.UntilAsync(post, "sent")).Single();
        sent["attempts"]!.GetValue<int>().ShouldBe(2);
        sent["history"]!.AsArray().Select(entry => (string)entry!["outcome"]!).ShouldBe(["notTried", "busy", "accepted"]);
        blogs.Other.Told(target).Count.ShouldBe(2);

        var never = blogs.Other.PutWebmention("/never");
        for (var i = 0; i < 6; i++)
            blogs.Other.Next(http => BusyAsync(http, "0"));
        var failed = (await blogs.Blog.UntilAsync(await blogs.PublishAsync("Never", never), "failed")).Single();
        failed["status"]!.GetValue<int>().ShouldBe(503);
        blogs.Other.Told(never).Count.ShouldBe(6);
    }

    [Fact]
    public async Task What_is_refused_is_said_in_its_words_and_told_again_when_the_author_wants_it()
    {
        var target = blogs.Other.PutWebmention("/refused");
        blogs.Other.Next(async http =>
        {
            http.Response.StatusCode = 400;
            http.Response.ContentType = "text/plain";
            await http.Response.WriteAsync("Not <today>");
            return true;
        });
        var post = await blogs.PublishAsync("Refused", target);
        var failed = (await blogs.Blog.UntilAsync(post, "failed")).Single();
        failed["detail"]!.GetValue<string>().ShouldBe("Not <today>");
        failed["outcome"]!.GetValue<string>().ShouldBe("refused");

        var retry = $"/api/posts/{post.Slug}/linkbacks/sent/{(string)failed["id"]!}/retry";
        using var stranger = await blogs.Blog.Reader.PostAsync(new Uri(retry, UriKind.Relative), null);
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var again = await blogs.Blog.Author.PostAsync(retry);
        again.Status.ShouldBe(HttpStatusCode.Accepted);
        again.Headers.Location!.OriginalString.ShouldBe($"/api/posts/{post.Slug}/linkbacks/sent");
        again.Json["state"]!.GetValue<string>().ShouldBe("planned");
        await blogs.Blog.UntilAsync(post, "sent");
        blogs.Other.Told(target).Count.ShouldBe(2);

        (await blogs.Blog.Author.PostAsync($"/api/posts/{post.Slug}/linkbacks/sent/{new string('0', 32)}/retry")).Problem.ShouldBe("not-found");
        (await blogs.Blog.Author.PostAsync($"/api/posts/{post.Slug}/linkbacks/sent/post/retry")).Problem.ShouldBe("not-found");
        using var list = await blogs.Blog.Reader.GetAsync(new Uri($"/api/posts/{post.Slug}/linkbacks/sent", UriKind.Relative));
        list.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_never_told_though_a_public_page_names_it()
    {
        await using var secret = await LocalServer.StartAsync(_ => Task.CompletedTask);
        var target = blogs.Other.Put("/tempting", $"<link rel=webmention href=\"{secret.Url}admin\">");
        var failed = (await blogs.Blog.UntilAsync(await blogs.PublishAsync("Tempted", target), "failed")).Single();
        failed["outcome"]!.GetValue<string>().ShouldBe("notPublic");
        secret.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_cannot_be_told_stands_there_with_the_reason()
    {
        var none = blogs.Other.Put("/none", "<p>No endpoint.");
        var missing = blogs.Other.Server.Url + "missing";
        var sent = await blogs.Blog.UntilAsync(await blogs.PublishAsync("Nobody", none, missing), "none", 2);
        sent.ShouldAllBe(item => (string)item["outcome"]! == "noEndpoint");
        sent.Select(item => (int)item["status"]!).ShouldBe([200, 404], ignoreOrder: true);
    }

    private static Task<bool> BusyAsync(HttpContext http, string retryAfter)
    {
        http.Response.StatusCode = 503;
        http.Response.Headers.RetryAfter = retryAfter;
        return Task.FromResult(true);
    }

    private async Task ToldAsync(string target, int times)
    {
        await Wait.UntilAsync($"{target} is told {times} times", () => Task.FromResult(blogs.Other.Told(target).Count >= times));
        await blogs.Blog.IsQuietAsync();
        blogs.Other.Told(target).Count.ShouldBe(times);
    }
}
