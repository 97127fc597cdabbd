using System.Globalization;
using System.Net;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Chaos;

public sealed class OutageTests
{
    [Fact]
    public async Task While_storage_is_down_the_answer_is_503_and_afterwards_everything_works_again()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { Durable = true });
        var post = await blog.Author.PublishNewAsync("Before the outage");
        await blog.KillAzuriteAsync();

        var api = await blog.Author.GetAsync("/api/posts/" + post.Slug);
        api.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        api.Problem.ShouldBe("unavailable");
        api.Headers.RetryAfter.ShouldNotBeNull();
        using var page = await blog.Reader.GetAsync(new Uri("/posts/" + post.Slug, UriKind.Relative));
        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");

        await blog.StartAzuriteAsync();
        (await blog.Author.GetAsync("/api/posts/" + post.Slug)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_the_queue_is_down_a_change_fails_and_nothing_has_happened()
    {
        await using var blog = await TestBlog.StartAsync();
        var draft = await blog.Author.CreateAsync(new { title = "Unsent" });
        await blog.Bus.KillAsync();

        (await blog.Author.PostAsync($"/api/posts/{draft.Slug}/publish", ifMatch: draft.ETag)).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var now = await blog.Author.GetAsync("/api/posts/" + draft.Slug);
        now.Json["status"]!.GetValue<string>().ShouldBe("draft");
        now.ETag.ShouldBe(draft.ETag);

        await blog.StartBusAsync();
        (await blog.Author.PostAsync($"/api/posts/{draft.Slug}/publish", ifMatch: draft.ETag)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_timer_takes_up_a_dead_lettered_message()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions { PublishSchedule = "*/2 * * * * *" });
        var post = await blog.Author.PublishNewAsync("Dead letter", categories: ["dead letters"]);
        await blog.DrainAsync();
        await blog.KillAppAsync();
        await UndoIndexingAsync(blog, post);
        await DeadLetterAsync(blog, $$"""{"slug":"{{post.Slug}}","version":1}""");

        await blog.StartAppAsync();

        await Wait.UntilAsync("the post is in its list again", async () =>
            (await blog.Author.GetAsync("/api/posts?category=dead letters")).Json["items"]!.AsArray().Count == 1);
        await Wait.UntilAsync("no dead letter is left", async () => (await blog.Bus.QueuesAsync()).All(queue => queue.DeadLettered == 0));
    }

    // As if the process had died after the commit and before the lists.
    private static async Task UndoIndexingAsync(TestBlog blog, BlogResponse post)
    {
        var tables = new TableServiceClient(blog.Azurite.ConnectionString);
        var key = string.Create(
            CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - post.Json["publishedAt"]!.GetValue<DateTimeOffset>().UtcTicks:D19}_{post.Slug}");
        (await tables.GetTableClient("timeline").DeleteEntityAsync("category:dead letters", key)).Status.ShouldBe(204);
        await tables.GetTableClient("posts").UpdateEntityAsync(new TableEntity(post.Slug, "post") { ["IndexedVersion"] = 0L }, Azure.ETag.All);
    }

    private static async Task DeadLetterAsync(TestBlog blog, string body)
    {
        await using var bus = new ServiceBusClient(blog.Bus.ConnectionString);
        await using var sender = bus.CreateSender("indexing");
        await using var receiver = bus.CreateReceiver("indexing");
        await sender.SendMessageAsync(new ServiceBusMessage(body));
        while (await receiver.ReceiveMessageAsync(TimeSpan.FromSeconds(1)) is { } message)
            await receiver.AbandonMessageAsync(message);
        (await blog.Bus.QueuesAsync()).Single(queue => queue.Name == "indexing").DeadLettered.ShouldBe(1);
    }
}
