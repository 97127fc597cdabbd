using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessBlog.Linkbacks.Sending;
using ServerlessBlog.Linkbacks.Sending.Delivery;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

/// <summary>What telling others costs in storage transactions, counted on the client pipeline of the consumer's own services.</summary>
public sealed class SendingBudgetTests
{
    [Fact]
    public async Task Planning_costs_the_same_for_any_number_of_links_and_telling_two_a_page()
    {
        await using var other = await OtherBlog.StartAsync();
        await using var blog = await TestBlog.StartAsync();
        await using var services = Services(blog, other);
        var work = services.GetRequiredService<LinkbackWork>();

        var plain = await blog.PublishLinkingAsync("Plain");
        (await CostAsync(work, plain)).ShouldBe(3, "the post, its text, its rows");

        foreach (var count in new[] { 2, 20 })
        {
            var targets = Enumerable.Range(0, count).Select(n => other.PutWebmention($"/{count}/{n}.")).ToArray();
            var post = await blog.PublishLinkingAsync($"With {count}", targets);
            (await CostAsync(work, post)).ShouldBe(3 + 3 + (2 * count), "the plan and its list are written, and read once more");
            (await CostAsync(work, post)).ShouldBe(3, "a message that comes again");
            await blog.LinkAsync(post, targets);
            await blog.Author.PatchAsync("/api/posts/" + post.Slug, new { title = "Changed" }, "*");
            (await CostAsync(work, post)).ShouldBe(3 + 3 + count + (2 * count), "each moves up in the list");
            await blog.Author.PostAsync($"/api/posts/{post.Slug}/withdraw", ifMatch: "*");
            (await CostAsync(work, post)).ShouldBe(2 + 3 + count + (2 * count), "its text need not be read");
        }
    }

    private static async Task<int> CostAsync(LinkbackWork work, BlogResponse post)
    {
        var meter = StorageMeter.Start();
        await work.HandleAsync(new LinksChanged(post.Slug, 1), default);
        return meter.Transactions;
    }

    private static ServiceProvider Services(TestBlog blog, OtherBlog other)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["BlogStorage"] = blog.Azurite.ConnectionString,
            ["ServiceBus"] = blog.Bus.ConnectionString,
            ["Blog:BaseUrl"] = blog.BaseUrl.GetLeftPart(UriPartial.Authority),
            ["Blog:AuthorKey"] = TestBlog.AuthorKey,
            ["Outbound:AllowPrivate"] = other.Server.Authority,
        }).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddPlatform(configuration)
            .AddPosts()
            .AddLinkbackSending(configuration)
            .BuildServiceProvider();
    }
}
