using System.Net;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Desk;

public sealed class DeskApiTests(DeskBlog fixture) : IClassFixture<DeskBlog>
{
    private readonly BlogClient _author = fixture.Blog.Author;

    [Fact]
    public async Task Items_are_listed_by_state_with_all_that_the_author_may_know()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Haru", "Listed.", email: "haru@mail.example", reasons: """[{"Name":"links","Score":3,"Detail":"7"},{"Name":"known-sender","Score":-1,"Detail":""}]""");
        var listed = (await _author.GetAsync("/api/desk")).Json["items"]!.AsArray().Single(entry => (string?)entry!["id"] == item.DeskId)!;

        ((string)listed["kind"]!).ShouldBe("comment");
        ((string)listed["state"]!).ShouldBe("pending");
        ((string)listed["post"]!).ShouldBe(fixture.Slug);
        ((int)listed["score"]!).ShouldBe(2);
        ((string)listed["reasons"]![0]!["name"]!).ShouldBe("links");
        ((string)listed["comment"]!["email"]!).ShouldBe("haru@mail.example");
        listed["linkback"].ShouldBeNull();
        (await _author.GetAsync("/api/desk?state=spam")).Text.ShouldNotContain(item.DeskId);
        (await _author.GetAsync("/api/desk?state=nothing")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Decisions_move_an_item_and_the_same_one_again_changes_nothing()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Moved", "Moved about.");
        foreach (var (decision, state) in new[] { ("approve", "approved"), ("approve", "approved"), ("spam", "spam"), ("reject", "rejected"), ("reject", "rejected"), ("undo", "spam") })
        {
            var decided = await _author.PostAsync($"/api/desk/{item.DeskId}/{decision}");
            decided.Status.ShouldBe(HttpStatusCode.OK, decided.Text);
            ((string)decided.Json["state"]!).ShouldBe(state);
            (await fixture.PostTextAsync()).Contains("Moved about.", StringComparison.Ordinal).ShouldBe(state == "approved");
            (await _author.GetAsync("/api/desk?state=" + state)).Text.ShouldContain(item.DeskId);
        }

        (await _author.PostAsync($"/api/desk/{item.DeskId}/undo")).Problem.ShouldBe("conflict");
    }

    [Fact]
    public async Task An_approval_shows_within_two_seconds_on_a_page_that_the_cache_holds()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Soon", "Shown very soon.");
        (await fixture.PostTextAsync()).ShouldNotContain("Shown very soon.");
        await _author.PostAsync($"/api/desk/{item.DeskId}/approve");
        await Wait.UntilAsync("readers see it", async () => (await fixture.PostTextAsync()).Contains("Shown very soon.", StringComparison.Ordinal), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_message_of_a_decision_delivered_again_changes_nothing()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Again", "Delivered again.");
        await _author.PostAsync($"/api/desk/{item.DeskId}/approve");
        await _author.PostAsync($"/api/desk/{item.DeskId}/reject");
        await fixture.Blog.DrainAsync();
        var before = (await _author.GetAsync("/api/desk?state=rejected")).Json["items"]!.AsArray().Single(entry => (string?)entry!["id"] == item.DeskId)!.ToJsonString();

        await using var bus = new ServiceBusClient(fixture.Blog.Bus.ConnectionString);
        await using var sender = bus.CreateSender("moderation");
        foreach (var version in new[] { 3, 2, 1, 2, 3 })
            await sender.SendMessageAsync(new ServiceBusMessage($$"""{"slug":"{{fixture.Slug}}","row":"{{item.Row}}","version":{{version}},"attempt":0}"""));
        await fixture.Blog.DrainAsync();

        (await _author.GetAsync("/api/desk?state=rejected")).Json["items"]!.AsArray().Single(entry => (string?)entry!["id"] == item.DeskId)!.ToJsonString().ShouldBe(before);
        (await _author.GetAsync("/api/desk?state=approved")).Text.ShouldNotContain(item.DeskId);
        (await fixture.PostTextAsync()).ShouldNotContain("Delivered again.");
    }

    [Fact]
    public async Task A_linkback_whose_source_does_not_link_is_never_approved()
    {
        var item = await fixture.Items.LinkbackAsync(fixture.Slug, "Trackback", "https://liar.example/", isVerified: false, title: "Liar");
        (await _author.PostAsync($"/api/desk/{item.DeskId}/approve")).Problem.ShouldBe("conflict");
        (await _author.PostAsync($"/api/desk/{item.DeskId}/reply", new { text = "No." })).Problem.ShouldBe("conflict");
        var listed = (await _author.GetAsync("/api/desk")).Json["items"]!.AsArray().Single(entry => (string?)entry!["id"] == item.DeskId)!;
        ((bool)listed["linkback"]!["isVerified"]!).ShouldBeFalse();
        listed["comment"].ShouldBeNull();
    }

    [Fact]
    public async Task A_reply_publishes_the_comment_and_stands_below_it()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Asker", "A question.");
        var reply = await _author.PostAsync($"/api/desk/{item.DeskId}/reply", new { text = "An answer.", name = "Hanako" });

        reply.Status.ShouldBe(HttpStatusCode.Created, reply.Text);
        ((string)reply.Json["comment"]!["replyTo"]!).ShouldBe(item.Id);
        ((string)reply.Json["comment"]!["name"]!).ShouldBe("Hanako");
        ((string)reply.Json["state"]!).ShouldBe("approved");
        reply.Headers.Location!.ToString().ShouldBe($"/posts/{fixture.Slug}#comment-{(string)reply.Json["comment"]!["id"]!}");
        var page = await fixture.PostTextAsync();
        page.ShouldContain("A question.");
        page.ShouldContain("An answer.");

        await _author.PostAsync($"/api/desk/{item.DeskId}/spam");
        (await _author.PostAsync($"/api/desk/{item.DeskId}/reply", new { text = "No." })).Problem.ShouldBe("conflict");
        (await _author.PostAsync($"/api/desk/{item.DeskId}/reply", new { text = " " })).Problem.ShouldBe("invalid-field");
    }

    [Theory]
    [InlineData("/api/desk/0000000000000000000-abcdef/approve")]
    [InlineData("/api/desk/no-such-item/spam")]
    [InlineData("/api/desk/%22'or%201/undo")]
    [InlineData("/api/desk/messages/moderation/no-such-message/retry")]
    [InlineData("/api/desk/messages/no-such-queue/no-such-message/retry")]
    public async Task What_is_not_there_is_not_found(string path) => (await _author.PostAsync(path)).Problem.ShouldBe("not-found");

    [Theory]
    [InlineData("GET", "/api/desk")]
    [InlineData("POST", "/api/desk/x/approve")]
    [InlineData("POST", "/api/desk/x/reject")]
    [InlineData("POST", "/api/desk/x/spam")]
    [InlineData("POST", "/api/desk/x/undo")]
    [InlineData("POST", "/api/desk/x/reply")]
    [InlineData("GET", "/api/desk/messages")]
    [InlineData("POST", "/api/desk/messages/moderation/x/retry")]
    public async Task Nobody_but_the_author_is_answered(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        (await fixture.Blog.Reader.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
