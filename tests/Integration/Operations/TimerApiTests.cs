using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Operations;

public sealed class TimerApiTests
{
    [Fact]
    public async Task The_author_runs_a_timer_and_it_does_its_work()
    {
        await using var blog = await TestBlog.StartAsync();
        var post = await blog.Author.CreateAsync(new { title = "Due" });
        var never = (await blog.Author.GetAsync("/api/timers")).Json["items"]!.AsArray();
        Find(never, "PublishDuePosts")["lastRun"].ShouldBeNull("nothing ran yet");
        Find(never, "TidySearch")["schedule"]!.GetValue<string>().ShouldBe("0 17 3 * * *");

        // As if the message for its time had been lost.
        var schedule = new TableServiceClient(blog.Azurite.ConnectionString).GetTableClient("schedule");
        var at = DateTimeOffset.UtcNow.AddSeconds(-1);
        (await blog.Author.PostAsync($"/api/posts/{post.Slug}/schedule", new { at = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }, post.ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await new TableServiceClient(blog.Azurite.ConnectionString).GetTableClient("posts").UpdateEntityAsync(
            new TableEntity(post.Slug, "post") { ["PublishedAt"] = at }, Azure.ETag.All);
        await schedule.UpsertEntityAsync(new TableEntity("due", string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:D19}_post_{post.Slug}")) { ["Slug"] = post.Slug });

        var run = await blog.Author.PostAsync("/api/timers/publishdueposts/run");
        run.Status.ShouldBe(HttpStatusCode.OK, run.Text);
        ((string)run.Json["name"]!, (string)run.Json["outcome"]!).ShouldBe(("PublishDuePosts", "succeeded"));
        (await blog.Author.GetAsync("/api/posts/" + post.Slug)).Json["status"]!.GetValue<string>().ShouldBe("published");
        var known = Find((await blog.Author.GetAsync("/api/timers")).Json["items"]!.AsArray(), "PublishDuePosts");
        ((string)known["outcome"]!, (string)known["lastRun"]!).ShouldBe(("succeeded", (string)run.Json["lastRun"]!));
    }

    [Fact]
    public async Task Two_runs_at_once_are_as_good_as_one()
    {
        await using var blog = await TestBlog.StartAsync();
        var runs = await Task.WhenAll(blog.Author.PostAsync("/api/timers/TidySearch/run"), blog.Author.PostAsync("/api/timers/TidySearch/run"));
        runs.ShouldAllBe(run => run.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_run_that_fails_says_so_and_is_remembered()
    {
        await using var blog = await TestBlog.StartAsync();
        await blog.Bus.KillAsync();
        (await blog.Author.PostAsync("/api/timers/SweepModeration/run")).Problem.ShouldBe("unavailable");
        ((string)Find((await blog.Author.GetAsync("/api/timers")).Json["items"]!.AsArray(), "SweepModeration")["outcome"]!).ShouldBe("failed");
    }

    [Fact]
    public async Task A_turn_of_the_timer_itself_is_remembered_too()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { PublishSchedule = "*/2 * * * * *" });
        await Wait.UntilAsync("the timer ran", async () =>
            (string?)Find((await blog.Author.GetAsync("/api/timers")).Json["items"]!.AsArray(), "SweepLinkbacks")["outcome"] == "succeeded");
    }

    [Fact]
    public async Task Nobody_else_sees_or_runs_timers_and_an_unknown_one_is_not_found()
    {
        await using var blog = await TestBlog.StartAsync();
        using var list = await blog.Reader.GetAsync(new Uri("/api/timers", UriKind.Relative));
        list.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var run = await blog.Reader.PostAsync(new Uri("/api/timers/TidySearch/run", UriKind.Relative), null);
        run.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await blog.Author.PostAsync("/api/timers/IndexPosts/run")).Problem.ShouldBe("not-found");
    }

    private static JsonNode Find(JsonArray timers, string name) => timers.Single(timer => (string)timer!["name"]! == name)!;
}
