using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Statuses;

/// <summary>The weekly digest of the whole app, by its timer, from a network.</summary>
public sealed class DigestAppTests
{
    [Fact]
    public async Task The_timer_drafts_what_the_account_said_last_week()
    {
        await using var networks = await NetworkStandIns.StartAsync();
        await SayAsync("読まなくてよい、昔の話", 30);
        await SayAsync("雨の日は *本* を読む。\nhttps://books.example/ame", 7);
        var settings = new Dictionary<string, string?>(AnnouncingBlog.SettingsOf(networks, ["mastodon"]), StringComparer.Ordinal)
        {
            ["DigestSchedule"] = "* * * * * *",
            ["Channels__mastodon__WeeklyDigest"] = "true",
            ["Channels__mastodon__Name"] = "ますとどん",
        };
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Settings = settings });

        JsonObject? draft = null;
        await Wait.UntilAsync("the digest is drafted", async () =>
        {
            draft = (await blog.Author.GetAsync("/api/posts?status=draft")).Json["items"]!.AsArray().FirstOrDefault()?.AsObject();
            return draft is not null;
        });

        var slug = draft!["slug"]!.GetValue<string>();
        slug.ShouldMatch("^digest-[0-9]{4}-w[0-9]{2}-mastodon$");
        draft["title"]!.GetValue<string>().ShouldStartWith("ますとどんの一週間");
        var post = (await blog.Author.GetAsync($"/api/posts/{slug}")).Json;
        post["html"]!.GetValue<string>().ShouldContain("<p>雨の日は *本* を読む。<br>\n<a href=\"https://books.example/ame\">https://books.example/ame</a></p>");
        post["body"]!.GetValue<string>().ShouldNotContain("昔の話");
        (await networks.ViolationsAsync("mastodon")).ShouldBeEmpty();

        Task SayAsync(string text, int daysAgo) => networks.KeepAsync(
            "mastodon", new { text, at = DateTimeOffset.UtcNow.AddDays(-daysAgo).ToUnixTimeMilliseconds(), visibility = "public", url = "https://social.example/@blog/1", client = "Web" });
    }
}
