using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Announcements;

[Collection(PlanningBlogs.Name)]
public sealed class PlanTests(PlanningBlog blog)
{
    private const string Text = "棚を三つ直したら、店の奥まで光が届くようになった。";
    private const string Other = "日曜の大工仕事、やっと終わりました。お茶を出すので見に来てくださいね。";

    [Fact]
    public async Task What_is_planned_is_shown_changed_and_taken_back_by_who_has_its_entity_tag()
    {
        var slug = await blog.DraftAsync("棚の直し方");
        var made = await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Text, link = true, at = "2030-01-31T09:30:00+09:00", language = "ja" });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Headers.Location!.ToString().ShouldBe(PlanningBlog.PathOf(slug, PlanningBlog.Inward));
        ((string)made.Json["state"]!, (string)made.Json["at"]!, (string)made.Json["audience"]!).ShouldBe(("planned", "2030-01-31T00:30:00Z", "inward"));
        ((int)made.Json["count"]!).ShouldBe(Text.Length);
        ((decimal)made.Json["price"]!).ShouldBe(0);
        made.Json["history"]!.AsArray().Count.ShouldBe(1);

        var read = await blog.Author.GetAsync(PlanningBlog.PathOf(slug, PlanningBlog.Inward));
        (read.Text, read.ETag).ShouldBe((made.Text, made.ETag));
        (await blog.Author.GetAsync($"/api/posts/{Uri.EscapeDataString(slug)}/announcements")).Json["items"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe(made.Json.ToJsonString());

        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Other })).Problem.ShouldBe("if-match-required");
        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Other }, "\"1-0123456789abcdef\"")).Problem.ShouldBe("stale");
        var sentBack = read.Json.AsObject();
        sentBack["text"] = Other;
        var replaced = await blog.PutAsync(slug, PlanningBlog.Inward, sentBack.ToJsonString(), made.ETag);
        replaced.Status.ShouldBe(HttpStatusCode.OK, replaced.Text);
        ((string)replaced.Json["text"]!, (string)replaced.Json["at"]!).ShouldBe((Other, "2030-01-31T00:30:00Z"));
        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Text }, made.ETag)).Problem.ShouldBe("stale");

        var path = PlanningBlog.PathOf(slug, PlanningBlog.Inward);
        (await blog.Author.DeleteAsync(path)).Problem.ShouldBe("if-match-required");
        (await blog.Author.DeleteAsync(path, made.ETag)).Problem.ShouldBe("stale");
        (await blog.Author.DeleteAsync(path, replaced.ETag)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await blog.Author.GetAsync(path)).Problem.ShouldBe("not-found");
        (await blog.Author.DeleteAsync(path, replaced.ETag)).Problem.ShouldBe("not-found");
        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Text }, replaced.ETag)).Problem.ShouldBe("stale");

        await blog.PlanAsync(slug, PlanningBlog.Inward, Text);
        (await blog.Author.DeleteAsync(path, made.ETag)).Problem.ShouldBe("stale", "it is another one");
    }

    [Fact]
    public async Task Each_audience_hears_its_own_words_when_the_post_is_published_and_what_is_said_stays()
    {
        var slug = await blog.DraftAsync("光の届く店");
        (await blog.PutAsync(slug, PlanningBlog.Outward, new { text = Text, visibility = "unlisted" })).Status.ShouldBe(HttpStatusCode.Created);
        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Other })).Status.ShouldBe(HttpStatusCode.Created);
        (await blog.PutAsync(slug, PlanningBlog.Short, new { text = "光はまだ先です。", at = "2030-01-31T09:30:00+09:00" })).Status.ShouldBe(HttpStatusCode.Created);
        await blog.Announcing.PublishAsync(slug);

        var sent = await blog.Announcing.WaitForAsync(slug, PlanningBlog.Outward, "sent");
        ((string)sent["statusUrl"]!).ShouldStartWith("http");
        await blog.Announcing.WaitForAsync(slug, PlanningBlog.Inward, "sent");
        (await blog.Announcing.Networks.StatusesAsync(PlanningBlog.Outward)).Single(status => ((string)status["text"]!).StartsWith(Text, StringComparison.Ordinal))["text"]!.ToString().ShouldContain("/posts/");
        (await blog.Announcing.CountAsync(PlanningBlog.Inward, Other)).ShouldBe(1);
        ((string)(await blog.Announcing.AnnouncementAsync(slug, PlanningBlog.Short))["state"]!).ShouldBe("planned");

        var path = PlanningBlog.PathOf(slug, PlanningBlog.Inward);
        var again = await blog.PutAsync(slug, PlanningBlog.Inward, new { text = "ほかのことを言う。もう遅い。" }, (await blog.Author.GetAsync(path)).ETag);
        again.Problem.ShouldBe("conflict");
        ((string)again.Json["detail"]!).ShouldContain("statusUrl");
        (await blog.Author.DeleteAsync(path, "*")).Problem.ShouldBe("conflict");
    }

    [Fact]
    public async Task Of_a_published_post_it_goes_out_at_once()
    {
        var slug = (await blog.Author.PublishNewAsync("もう出ている記事")).Slug;
        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Other })).Status.ShouldBe(HttpStatusCode.Created);
        var sent = await blog.Announcing.WaitForAsync(slug, PlanningBlog.Inward, "sent");
        (TimeOf(sent["sentAt"]!) - TimeOf(sent["plannedAt"]!)).ShouldBeLessThan(TimeSpan.FromSeconds(2.5), "before the message that waits for the commit");
    }

    [Fact]
    public async Task Planning_costs_at_most_six_transactions_and_two_messages()
    {
        var published = (await blog.Author.PublishNewAsync("費用を数える記事")).Slug;
        var before = await MessagesAsync();
        var planned = await blog.PlanAsync(published, PlanningBlog.Outward, Text);
        planned.StorageTransactions.ShouldBeInRange(1, 6);
        (await MessagesAsync() - before).ShouldBeLessThanOrEqualTo(2);
        var replaced = await blog.PutAsync(published, PlanningBlog.Outward, new { text = Text + "二度目。", at = "2030-02-01T00:00:00Z" }, planned.ETag);
        replaced.StorageTransactions.ShouldBeInRange(1, 6);
        var path = PlanningBlog.PathOf(published, PlanningBlog.Outward);
        (await blog.Author.GetAsync(path)).StorageTransactions.ShouldBe(2);
        (await blog.Author.DeleteAsync(path, replaced.ETag)).StorageTransactions.ShouldBe(3);
        (await blog.PutAsync(published, PlanningBlog.Outward, new { text = "" })).StorageTransactions.ShouldBe(2, "what is refused costs no more than a look");
    }

    [Fact]
    public async Task A_lost_answer_is_for_the_author_to_decide_and_then_something_else_can_be_said()
    {
        var slug = (await blog.Author.PublishNewAsync("答えのない告知")).Slug;
        await blog.Announcing.Networks.FaultAsync(PlanningBlog.Inward, new { kind = "drop" });
        await blog.PutAsync(slug, PlanningBlog.Inward, new { text = "返事が来ないかもしれない一言です。" });
        await blog.Announcing.WaitForAsync(slug, PlanningBlog.Inward, "unknown");
        var path = PlanningBlog.PathOf(slug, PlanningBlog.Inward);

        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Text }, "*")).Problem.ShouldBe("conflict");
        (await blog.Author.DeleteAsync(path, "*")).Problem.ShouldBe("conflict");
        (await blog.Author.GetAsync("/api/announcements?state=unknown")).Json["items"]!.AsArray().ShouldContain(item => (string)item!["post"]! == slug);
        (await blog.Author.PostAsync(path + "/check")).Problem.ShouldBe("conflict", "a webhook cannot be asked");
        var dropped = await blog.Author.PostAsync(path + "/drop");
        ((string)dropped.Json["state"]!, (string)dropped.Json["reason"]!).ShouldBe(("failed", "dropped"));
        (await blog.Author.PostAsync(path + "/drop", new { })).Problem.ShouldBe("conflict");
        (await blog.Author.GetAsync("/api/announcements?state=unknown")).Json["items"]!.AsArray().ShouldNotContain(item => (string)item!["post"]! == slug);

        (await blog.PutAsync(slug, PlanningBlog.Inward, new { text = Text }, dropped.ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await blog.Announcing.WaitForAsync(slug, PlanningBlog.Inward, "sent");
        (await blog.Author.PostAsync(path + "/resend")).Problem.ShouldBe("conflict");
        (await blog.Author.PostAsync(PlanningBlog.PathOf(slug, "nobody") + "/resend")).Problem.ShouldBe("not-found");
        (await blog.Author.PostAsync(PlanningBlog.PathOf(slug, "no%23body") + "/resend")).Problem.ShouldBe("not-found");
    }

    private static DateTimeOffset TimeOf(JsonNode time) => DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture);

    private async Task<long> MessagesAsync() =>
        (await blog.Announcing.Blog.Bus.QueuesAsync()).Where(queue => queue.Name == "syndication").Sum(queue => queue.Active + queue.Locked + queue.Scheduled);
}
