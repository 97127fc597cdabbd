using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Hosting;

/// <summary>The published app when the host's rules of life and death meet it: it gets no SIGTERM, ever.</summary>
public sealed class HandlerDeathTests
{
    private const int Comments = 12;

    // The third crash ends the host.
    private const int Kills = 2;

    [Fact]
    public async Task Killed_in_the_middle_of_its_work_the_app_comes_back_and_nothing_that_was_taken_is_lost()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Hosted = true, LockDuration = TimeSpan.FromSeconds(5) });
        var slug = (await blog.Author.PublishNewAsync("Killed without a word")).Slug;
        HashSet<string> taken = new(StringComparer.Ordinal);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var sending = Enumerable.Range(0, Comments).Select(n => CommentAsync(blog, slug, $"Comment {n} before kill {kill}.")).ToList();
            // Some are answered and wait to be judged, others are on their way.
            await Task.WhenAny(sending);
            var starts = blog.Host.HandlerStarts;
            blog.Host.KillHandler();
            taken.UnionWith((await Task.WhenAll(sending)).OfType<string>());
            await Wait.UntilAsync("it is started again", () => Task.FromResult(blog.Host.HandlerStarts == starts + 1));
            (await blog.Author.GetAsync("/api/posts/" + slug)).Status.ShouldBe(HttpStatusCode.OK, "a request waits until the app is ready");
        }

        taken.ShouldNotBeEmpty();
        await blog.DrainAsync(TimeSpan.FromMinutes(2));
        var desk = (await blog.Author.GetAsync("/api/desk?limit=100")).Json["items"]!.AsArray().Select(item => (string)item!["comment"]!["id"]!).ToList();
        desk.ShouldBeUnique();
        taken.IsSubsetOf(desk).ShouldBeTrue("every comment that was taken waits for the author");
    }

    [Fact]
    public async Task The_third_crash_ends_the_host()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Hosted = true });
        for (var crash = 1; crash <= Kills; crash++)
        {
            blog.Host.KillHandler();
            await Wait.UntilAsync("it is started again", () => Task.FromResult(blog.Host.HandlerStarts == crash + 1));
            (await blog.Author.GetAsync("/healthz")).Status.ShouldBe(HttpStatusCode.OK);
        }

        blog.Host.KillHandler();
        await blog.Host.Stopped.WaitAsync(TimeSpan.FromSeconds(30));
        blog.App.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_setting_stands_in_the_hosts_log_as_one_sentence_and_the_app_ends_with_2()
    {
        var log = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var options = new FunctionsHostOptions
            {
                AppFolder = PublishedApp.Folder,
                LogPath = log,
                Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["BlogStorage"] = "UseDevelopmentStorage=true",
                    ["ServiceBus"] = "Endpoint=sb://127.0.0.1:1/;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true",
                    ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
                    ["PublishSchedule"] = TestBlogOptions.Never,
                    ["SyndicationSchedule"] = TestBlogOptions.Never,
                    ["DigestSchedule"] = TestBlogOptions.Never,
                    ["BackupSchedule"] = TestBlogOptions.Never,
                    ["Blog__BaseUrl"] = "not a URL",
                    ["Blog__AuthorKey"] = TestBlog.AuthorKey,
                },
            };
            await Should.ThrowAsync<InvalidOperationException>(() => FunctionsHostDouble.StartAsync(options));

            var lines = await File.ReadAllLinesAsync(log);
            lines.Count(line => line.Contains("exited with code 2", StringComparison.Ordinal)).ShouldBe(Kills + 1, "the host tries three times");
            lines.ShouldContain(line => line.StartsWith("Blog__BaseUrl must be", StringComparison.Ordinal));
            lines.ShouldNotContain(line => line.StartsWith("   at ", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(log);
        }
    }

    // The id of a comment that was taken; null when the app was killed meanwhile.
    private static async Task<string?> CommentAsync(TestBlog blog, string slug, string text)
    {
        using var http = new HttpClient { BaseAddress = blog.BaseUrl };
        using var content = JsonContent.Create(new { name = "Reader", text });
        try
        {
            using var sent = await http.PostAsync(new Uri($"/api/posts/{slug}/comments", UriKind.Relative), content);
            if (sent.StatusCode == HttpStatusCode.InternalServerError)
                return null;
            sent.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            return (string)JsonNode.Parse(await sent.Content.ReadAsStringAsync())!["id"]!;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
