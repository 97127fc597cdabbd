using System.Net;
using System.Text;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Receiving;

public sealed class WebmentionTests(LinkedBlog linked) : IClassFixture<LinkedBlog>
{
    [Fact]
    public async Task It_is_received_waits_is_published_and_updated_and_its_sender_can_ask()
    {
        var (slug, permalink) = await linked.PublishAsync("言及された話");
        var source = linked.Site.Put("/note.html", Page("最初の題", permalink, "初めの文です。"));
        var sent = await MentionAsync(source, permalink + "#comments");
        sent.Status.ShouldBe(HttpStatusCode.Created);
        var status = sent.Headers.Location!.AbsoluteUri;
        status.ShouldStartWith(linked.Blog.BaseUrl.AbsoluteUri + "webmention/");
        ((string?)sent.Json["state"]).ShouldBe("received");

        var item = await linked.DeskItemAsync(source, "pending");
        ((string?)item["linkback"]!["title"], (string?)item["linkback"]!["name"], (string?)item["linkback"]!["text"]).ShouldBe(("最初の題", "ハル", "初めの文です。 読んだ"));
        (await StateAsync(status)).ShouldBe(("waiting", null));
        await linked.DecideAsync(source);
        (await StateAsync(status)).ShouldBe(("published", null));
        await linked.PageAsync(slug, page => page.QuerySelector("#linkbacks li a")?.TextContent == "最初の題");

        // Sent again with other words, it goes back to the author, and it is still one.
        linked.Site.Put("/note.html", Page("後の題", permalink, "書き直した文です。"));
        await linked.AgeAsync(slug, source);
        (await MentionAsync(source, permalink)).Headers.Location!.AbsoluteUri.ShouldBe(status);
        await Wait.UntilAsync("the update waits", async () => (await StateAsync(status)).State == "waiting");
        await linked.PageAsync(slug, page => page.QuerySelector("#linkbacks li") is null);
        await linked.DecideAsync(source);
        var page = await linked.PageAsync(slug, page => page.QuerySelector("#linkbacks li") is not null);
        page.QuerySelectorAll("#linkbacks li a").Select(link => link.TextContent).ShouldBe(["後の題"]);

        // Sent again and nothing new: it stays.
        await linked.AgeAsync(slug, source);
        await MentionAsync(source, permalink);
        await linked.Blog.DrainAsync();
        (await StateAsync(status)).ShouldBe(("published", null));
    }

    [Theory]
    [InlineData("/gone.html", 410, "source-gone")]
    [InlineData("/dropped.html", 200, "no-link")]
    public async Task One_whose_source_is_gone_or_drops_the_link_disappears(string path, int then, string reason)
    {
        var (slug, permalink) = await linked.PublishAsync("消える言及 " + path[1..^5]);
        var source = linked.Site.Put(path, Page("消える頁 " + path, permalink, $"{then}番目の話です。"));
        var status = (await MentionAsync(source, permalink)).Headers.Location!.AbsoluteUri;
        await linked.DecideAsync(source);
        await linked.PageAsync(slug, page => page.QuerySelector("#linkbacks li") is not null);

        linked.Site.Put(path, "<p>もうありません。</p>", status: then);
        await linked.AgeAsync(slug, source);
        (await MentionAsync(source, permalink)).Status.ShouldBe(HttpStatusCode.Created);
        await Wait.UntilAsync("it is refused", async () => await StateAsync(status) == ("refused", reason));
        await linked.PageAsync(slug, page => page.QuerySelector("#linkbacks li") is null);
        var item = await linked.DeskItemAsync(source, "rejected");
        item["reasons"]!.AsArray().Select(entry => (string?)entry!["name"]).ShouldBe([reason]);
    }

    [Fact]
    public async Task Its_sender_is_not_told_that_it_is_taken_for_spam_and_is_told_of_the_authors_no()
    {
        var (_, permalink) = await linked.PublishAsync("ほめていない言及");
        var spam = linked.Site.Put("/spam.html", Page("お得な話", permalink, "もうかります。"));
        var refused = linked.Site.Put("/refused.html", Page("関係ない話", permalink, "天気の話をします。"));
        var spamStatus = (await MentionAsync(spam, permalink)).Headers.Location!.AbsoluteUri;
        var refusedStatus = (await MentionAsync(refused, permalink)).Headers.Location!.AbsoluteUri;

        await linked.DecideAsync(spam, "spam");
        await linked.DecideAsync(refused, "reject");
        (await StateAsync(spamStatus)).ShouldBe(("waiting", null));
        (await StateAsync(refusedStatus)).ShouldBe(("refused", "author"));
    }

    [Fact]
    public async Task A_bad_request_is_answered_with_400_and_a_sentence()
    {
        var (slug, permalink) = await linked.PublishAsync("まちがった言及");
        (await RefusedAsync(permalink, permalink)).ShouldContain("same");
        (await RefusedAsync(permalink + "#a", permalink + "#b")).ShouldContain("same");
        (await RefusedAsync("", permalink)).ShouldContain("source");
        (await RefusedAsync("mailto:a@b.example", permalink)).ShouldContain("source");
        (await RefusedAsync("https://a.example/", "")).ShouldContain("target");
        (await RefusedAsync("https://a.example/", "https://other.example/posts/" + slug)).ShouldContain("permalink");
        (await RefusedAsync("https://a.example/", new Uri(linked.Blog.BaseUrl, "/").AbsoluteUri)).ShouldContain("permalink");
        (await RefusedAsync("https://a.example/", new Uri(linked.Blog.BaseUrl, "/posts/no-such-post").AbsoluteUri)).ShouldContain("no such post");
        var json = await linked.SendAsync(HttpMethod.Post, "/webmention", "{}"u8.ToArray(), "application/json");
        json.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await linked.GetAsync($"/webmention/{Uri.EscapeDataString(slug)}/{new string('0', 32)}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await linked.GetAsync($"/webmention/{Uri.EscapeDataString(slug)}/comment")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_post_of_its_own_that_takes_none_refuses_all_and_advertises_nothing()
    {
        var closed = await linked.Blog.Author.CreateAsync(new { title = "閉じた記事", body = "本文", status = "published", allowLinkbacks = false });
        var permalink = (string)closed.Json["url"]!;
        (await RefusedAsync("https://a.example/", permalink)).ShouldContain("takes no webmentions");
        var trackback = await linked.SendAsync(HttpMethod.Post, $"/posts/{Uri.EscapeDataString(closed.Slug)}/trackback", "url=https://a.example/"u8.ToArray(), "application/x-www-form-urlencoded");
        trackback.Status.ShouldBe(HttpStatusCode.Forbidden);
        trackback.Text.ShouldContain("<error>1</error>");
        var page = await linked.GetAsync("/posts/" + Uri.EscapeDataString(closed.Slug));
        page.Text.ShouldNotContain("rdf:RDF");
        page.Headers.Contains("X-Pingback").ShouldBeFalse();
        page.Headers.Contains("Link").ShouldBeFalse();
    }

    [Fact]
    public async Task HEAD_of_a_permalink_tells_where_to_send_to()
    {
        var (slug, _) = await linked.PublishAsync("頭だけ読む");
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var answer = await linked.SendAsync(method, "/posts/" + Uri.EscapeDataString(slug));
            answer.Headers.GetValues("X-Pingback").ShouldBe([new Uri(linked.Blog.BaseUrl, "/xmlrpc").AbsoluteUri]);
            answer.Headers.GetValues("Link").ShouldBe([$"<{new Uri(linked.Blog.BaseUrl, "/webmention").AbsoluteUri}>; rel=\"webmention\""]);
        }
    }

    private Task<BlogResponse> MentionAsync(string source, string target) => linked.SendAsync(
        HttpMethod.Post, "/webmention", Encoding.ASCII.GetBytes($"source={Uri.EscapeDataString(source)}&target={Uri.EscapeDataString(target)}"), "application/x-www-form-urlencoded");

    private async Task<string> RefusedAsync(string source, string target)
    {
        var answer = await MentionAsync(source, target);
        (answer.Status, answer.MediaType).ShouldBe((HttpStatusCode.BadRequest, "text/plain"), $"{source} {target}");
        answer.Headers.Location.ShouldBeNull();
        return answer.Text;
    }

    private async Task<(string? State, string? Reason)> StateAsync(string status)
    {
        var answer = await linked.GetAsync(new Uri(status).PathAndQuery);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return ((string?)answer.Json["state"], (string?)answer.Json["reason"]);
    }

    private static string Page(string title, string permalink, string text) =>
        $"<article class=h-entry><h1 class=p-name>{title}</h1><p class='p-author h-card'>ハル</p><div class=e-content><p>{text}</p><a class=u-in-reply-to href='{permalink}'>読んだ</a></div></article>";
}
