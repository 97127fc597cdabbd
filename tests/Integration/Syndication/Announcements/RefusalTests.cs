using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Announcements;

[Collection(PlanningBlogs.Name)]
public sealed class RefusalTests(PlanningBlog blog)
{
    private const string Outward = "同じ文を両方に送るのをやめたら、返事が三倍になった。";

    [Fact]
    public async Task The_same_words_for_two_audiences_are_refused_with_both_shown()
    {
        var slug = await blog.DraftAsync("外と内");
        await blog.PlanAsync(slug, PlanningBlog.Outward, Outward);
        var same = await blog.PutAsync(slug, PlanningBlog.Inward, new { text = "同じ文を両方に送るのをやめたら、返事が三倍になったよ😊 #blog" });

        (same.Status, same.Problem).ShouldBe((HttpStatusCode.UnprocessableEntity, "same-text"));
        ((string)same.Json["detail"]!).ShouldContain(Outward);
        ((string)same.Json["detail"]!).ShouldContain("なったよ😊");
        ((string)same.Json["errors"]![0]!["pointer"]!).ShouldBe("/text");
        same.Json["texts"]!.AsArray().Select(text => (string)text!["channel"]!).ShouldBe([PlanningBlog.Inward, PlanningBlog.Outward]);
        ((string)same.Json["texts"]![1]!["text"]!).ShouldBe(Outward);
        (await blog.Author.GetAsync(PlanningBlog.PathOf(slug, PlanningBlog.Inward))).Problem.ShouldBe("not-found", "nothing is planned");
        await blog.PlanAsync(slug, PlanningBlog.Inward, "返事が増えてうれしいという話を書きました。みんなはどうしてる?");
    }

    [Fact]
    public async Task One_audience_may_hear_the_same_on_two_channels()
    {
        var slug = await blog.DraftAsync("内と内");
        await blog.PlanAsync(slug, PlanningBlog.Inward, "棚が直りました。どうぞ。");
        await blog.PlanAsync(slug, PlanningBlog.Short, "棚が直りました。どうぞ。");
    }

    [Theory]
    [InlineData(PlanningBlog.Outward, "  \n ", "invalid-field")]
    [InlineData(PlanningBlog.Outward, "題名だけの告知はしない https://blog.example/", "title-only")]
    [InlineData(PlanningBlog.Outward, "新着記事「題名だけの告知はしない」 | 鎌倉日記 #blog", "title-only")]
    [InlineData(PlanningBlog.Short, "二十字までの内輪のメモに、ずいぶんと長々しい話を書いてしまった。", "over-limit")]
    public async Task What_no_network_should_be_sent_is_refused(string channel, string text, string problem)
    {
        var slug = await blog.DraftAsync("題名だけの告知はしない");
        var refused = await blog.PutAsync(slug, channel, new { text, at = "2030-01-01T00:00:00Z" });

        (refused.Status, refused.Problem).ShouldBe((HttpStatusCode.UnprocessableEntity, problem), refused.Text);
        ((string)refused.Json["errors"]![0]!["pointer"]!).ShouldBe("/text");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_request_is_said_at_once()
    {
        var slug = await blog.DraftAsync("まちがいだらけ");
        var refused = await blog.PutAsync(
            slug, PlanningBlog.Outward, """{"channel":"webhook","text":3,"link":"yes","at":"tomorrow","language":"日本語","visibility":"secret","colour":"red"}""");

        (refused.Status, refused.Problem).ShouldBe((HttpStatusCode.UnprocessableEntity, "invalid-field"));
        refused.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).ShouldBe(["/channel", "/text", "/language", "/visibility", "/link", "/at", "/colour"], ignoreOrder: true);
        var unseen = await blog.PutAsync(slug, PlanningBlog.Inward, new { text = "ここには選ぶものがない。", visibility = "public" });
        ((string)unseen.Json["errors"]![0]!["pointer"]!).ShouldBe("/visibility");
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z")]
    [InlineData("2090-01-01T00:00:00Z")]
    [InlineData("2030-01-01")]
    public async Task A_time_that_is_past_or_too_far_ahead_is_refused(string at)
    {
        var slug = await blog.DraftAsync("時の流れ");
        ((string)(await blog.PutAsync(slug, PlanningBlog.Outward, new { text = Outward, at })).Json["errors"]![0]!["pointer"]!).ShouldBe("/at");
    }

    [Fact]
    public async Task Huge_and_broken_requests_are_refused_with_a_sentence()
    {
        var slug = await blog.DraftAsync("大きすぎる");
        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = string.Concat(Enumerable.Repeat("棚を直した話。", 1500)) })).Problem.ShouldBe("invalid-field");
        (await blog.PutAsync(slug, PlanningBlog.Inward, $$"""{"text":"{{new string('x', 600_000)}}"}""")).Problem.ShouldBe("too-large");
        (await blog.PutAsync(slug, PlanningBlog.Inward, """{"text":"\u0000 が混ざった文"}""")).Problem.ShouldBe("invalid-field");
        (await blog.PutAsync(slug, PlanningBlog.Inward, "{")).Problem.ShouldBe("invalid-request");
        (await blog.Author.SendAsync(HttpMethod.Put, PlanningBlog.PathOf(slug, PlanningBlog.Inward), "text", mediaType: "text/plain")).Problem.ShouldBe("unsupported-media-type");
        (await blog.PutAsync(slug, PlanningBlog.Inward, new { })).Problem.ShouldBe("invalid-field");
        using var nobody = await blog.Announcing.Blog.Reader.GetAsync(new Uri("/api/announcements", UriKind.Relative));
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_channel_or_a_post_that_is_not_there_is_said_so()
    {
        var slug = await blog.DraftAsync("行き先のない告知");
        var nowhere = await blog.PutAsync(slug, "nowhere", new { text = Outward });
        nowhere.Problem.ShouldBe("not-found");
        ((string)nowhere.Json["detail"]!).ShouldContain("GET /api/channels");
        (await blog.PutAsync("そんな記事はない", PlanningBlog.Outward, new { text = Outward })).Problem.ShouldBe("not-found");
        (await blog.PutAsync("Not A Slug", PlanningBlog.Outward, new { text = Outward })).Problem.ShouldBe("not-found");
        (await blog.Author.GetAsync("/api/posts/そんな記事はない/announcements")).Json["items"]!.AsArray().ShouldBeEmpty();

        var post = await blog.Author.PublishNewAsync("引っこめた記事");
        await blog.PlanAsync(post.Slug, PlanningBlog.Outward, Outward);
        var path = "/api/posts/" + Uri.EscapeDataString(post.Slug);
        var withdrawn = await blog.Author.PostAsync(path + "/withdraw", ifMatch: post.ETag);
        (await blog.PutAsync(post.Slug, PlanningBlog.Inward, new { text = "引っこめてしまった話です。" })).Problem.ShouldBe("conflict");
        var cancelled = await blog.Announcing.WaitForAsync(post.Slug, PlanningBlog.Outward, "failed");
        ((string)cancelled["reason"]!).ShouldBe("postGone");
        await blog.Author.DeleteAsync(path, withdrawn.ETag);
        (await blog.PutAsync(post.Slug, PlanningBlog.Inward, new { text = "消してしまった話です。" })).Problem.ShouldBe("gone");
        (await blog.Author.GetAsync(path + "/announcements")).Json["items"]!.AsArray().Count.ShouldBe(1, "what happened stays on record");
    }
}
