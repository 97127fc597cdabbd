using System.Globalization;
using System.Net;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Hosting;

/// <summary>Triggers of the published folder when the host itself is still: whoever calls them is the test, or somebody outside.</summary>
public sealed class PublishedTimerTests : IAsyncLifetime
{
    private TestBlog? _blog;

    private TestBlog Blog => _blog!;

    public async Task InitializeAsync() => _blog = await TestBlog.StartAsync(new TestBlogOptions { Hosted = true, TakesMessages = false });

    public Task DisposeAsync() => Blog.DisposeAsync().AsTask();

    [Fact]
    public async Task Every_timer_function_succeeds_and_what_fell_through_is_published()
    {
        var slug = await FallenAsync("Due");
        var timers = Blog.Host.Functions.Where(function => function.TriggerType == "timerTrigger").Select(function => function.Name).ToList();
        timers.ShouldContain("PublishDuePosts");
        foreach (var timer in timers)
            (await Blog.Host.FireTimerAsync(timer)).ShouldBeEmpty(timer);

        (await StatusAsync("/posts/" + slug)).ShouldBe(HttpStatusCode.OK);
        Blog.Host.FailedInvocations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_outside_can_run_a_trigger()
    {
        var slug = await FallenAsync("Fallen");
        var triggers = Blog.Host.Functions.Where(function => function.TriggerType != "httpTrigger").Select(function => function.Name).ToList();
        triggers.Count.ShouldBeGreaterThan(8);
        foreach (var trigger in triggers)
        {
            foreach (var method in new[] { "POST", "GET", "PUT" })
            {
                using var answer = await Blog.Reader.SendAsync(ImitatedCall.To(trigger, method, slug));
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {trigger}");
            }
        }

        (await StatusAsync("/posts/" + slug)).ShouldBe(HttpStatusCode.NotFound, "a trigger would have published it");
        await Blog.Host.FireTimerAsync("PublishDuePosts");
        (await StatusAsync("/posts/" + slug)).ShouldBe(HttpStatusCode.OK, "as the host's own call does");
    }

    // A scheduled post whose message does not come.
    private async Task<string> FallenAsync(string title)
    {
        var draft = await Blog.Author.CreateAsync(new { title });
        var at = DateTimeOffset.UtcNow.AddSeconds(1);
        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        (await Blog.Author.PostAsync($"/api/posts/{draft.Slug}/schedule", new { at = time }, draft.ETag)).Status.ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync("it is due", () => Task.FromResult(DateTimeOffset.UtcNow > at));
        return draft.Slug;
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
