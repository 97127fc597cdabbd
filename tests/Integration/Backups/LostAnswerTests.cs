using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Backups;

/// <summary>Storage does what it is asked, and its answer is lost on the way: the client asks again, and meets what it has done.</summary>
[Trait("Takes", "long")]
public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly StepCounter _steps = new() { AfterAnswer = true };
    private readonly StepProxies _proxies;
    private TestBlog? _blog;

    public LostAnswerTests() => _proxies = new StepProxies(_steps);

    private TestBlog Blog => _blog!;

    public async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Connect = connection => connection.Contains("BlobEndpoint", StringComparison.Ordinal) ? _proxies.Reroute(connection) : connection,
        });
        await Blog.Author.PublishNewAsync("A title", "A text.");
        await Blog.DrainAsync();
    }

    public async Task DisposeAsync()
    {
        await Blog.DisposeAsync();
        await _proxies.DisposeAsync();
    }

    [Fact]
    public async Task A_back_up_is_finished_whichever_answer_is_lost()
    {
        for (var step = 1; step <= 24; step++)
        {
            LoseAt(step);
            await Blog.BackUpAsync();
            _steps.Count.ShouldBeGreaterThan(step);
        }

        (await Blog.Author.GetAsync("/api/backups?limit=100")).Json["items"]!.AsArray().ShouldAllBe(item => (string)item!["state"]! == "finished");
    }

    [Fact]
    public async Task A_restore_is_finished_whichever_answer_is_lost()
    {
        var id = await Blog.BackUpAsync();
        for (var step = 2; step <= 60; step += 3)
        {
            LoseAt(step);
            await Blog.RestoreAsync(id);
            _steps.Count.ShouldBeGreaterThan(step);
        }

        var post = await Blog.Author.GetAsync("/api/posts/a-title");
        (post.Status, (string)post.Json["body"]!).ShouldBe((HttpStatusCode.OK, "A text."));
    }

    private void LoseAt(int step)
    {
        _steps.Restart();
        _steps.At = step;
    }
}
