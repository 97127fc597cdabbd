using System.Globalization;
using System.Net;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Budgets;

/// <summary>What operations cost in storage transactions, as the app itself counts them on the client pipeline.</summary>
[Trait("Takes", "long")]
public sealed class BudgetTests
{
    private const int Few = 100;
    private const int Many = 10_000;

    // What the search index may add.
    private const int SearchSegment = 3;

    private static readonly string[] Categories = ["seeded 10", "second"];
    private static readonly string[] Tags = ["seed 10", "two", "three"];

    // All, month and author; and one for each category and tag.
    private static readonly int Lists = 3 + Categories.Length + Tags.Length;

    [StandaloneFact("What an operation costs does not depend on who calls the app, and ten thousand posts take minutes.")]
    public async Task Every_operation_costs_the_same_with_100_and_with_10_000_posts_and_keeps_its_budget()
    {
        await using var blog = await TestBlog.StartAsync();
        (await blog.Author.GetAsync("/api/posts")).Status.ShouldBe(HttpStatusCode.OK, "it makes the tables");
        // Else the first withdrawal of the month would also take the month itself out of the archive.
        await blog.Author.PublishNewAsync("Of this month");
        var seeder = new Seeder(blog.Azurite.ConnectionString);
        var start = DateTimeOffset.UtcNow.AddHours(-2 * Many);

        await seeder.AddAsync(0, Few - 1, start);
        var few = await MeasureAsync(blog, 10, 0);
        await seeder.AddAsync(Few, Many - 1, start.AddHours(1));
        var many = await MeasureAsync(blog, Few + 10, 2);

        many.ShouldBe(few, "no cost may grow with the number of posts");
        few["permalink page"].ShouldBeLessThanOrEqualTo(4);
        few["post as JSON"].ShouldBeLessThanOrEqualTo(4);
        few["home page"].ShouldBeLessThanOrEqualTo(2);
        few["list"].ShouldBeLessThanOrEqualTo(2);
        few["list of a category"].ShouldBeLessThanOrEqualTo(2);
        few["next page of a list"].ShouldBeLessThanOrEqualTo(2);
        // The answer shows the post too, and its message will read the record once.
        (few["publish"] - few["post as JSON"] + 1 + 1).ShouldBeLessThanOrEqualTo(6 + (2 * Lists) + SearchSegment);
        few["create and publish"].ShouldBeLessThanOrEqualTo(6 + (2 * Lists) + SearchSegment + 4);
    }

    private static async Task<Dictionary<string, int>> MeasureAsync(TestBlog blog, int number, int scheduled)
    {
        Dictionary<string, int> costs = new(StringComparer.Ordinal);
        var slug = Seeder.SlugOf(number);
        Note("permalink page", await ReadAsync(blog, "/posts/" + slug));
        Note("post as JSON", await ReadAsync(blog, "/api/posts/" + slug));
        Note("home page", await ReadAsync(blog, "/"));
        var list = Note("list", await ReadAsync(blog, "/api/posts?limit=20"));
        Note("next page of a list", await ReadAsync(blog, (string)list.Json["next"]!));
        Note("list of a category", await ReadAsync(blog, "/api/posts?category=seeded 10"));
        Note("list of a month", await ReadAsync(blog, "/api/posts?month=" + DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture)));

        var draft = await NoteAsync("create", await blog.Author.CreateAsync(new { title = $"Budget {number}", body = "text", categories = Categories, tags = Tags }));
        var path = "/api/posts/" + draft.Slug;
        var edited = await NoteAsync("edit", await blog.Author.PatchAsync(path, new { body = "other text" }, draft.ETag));
        var published = await NoteAsync("publish", await blog.Author.PostAsync(path + "/publish", ifMatch: edited.ETag));
        var retitled = await NoteAsync("edit when published", await blog.Author.PatchAsync(path, new { title = $"Budgeted {number}" }, published.ETag));
        var withdrawn = await NoteAsync("withdraw", await blog.Author.PostAsync(path + "/withdraw", ifMatch: retitled.ETag));
        // Each change of a scheduled post sends a message for its time.
        scheduled++;
        var planned = await NoteAsync("schedule", await blog.Author.PostAsync(path + "/schedule", new { at = "2035-01-01T00:00:00Z" }, withdrawn.ETag));
        scheduled++;
        var restored = await NoteAsync("restore", await blog.Author.PostAsync(path + "/revisions/1/restore", ifMatch: planned.ETag));
        Note("revisions", await blog.Author.GetAsync(path + "/revisions"));
        await NoteAsync("delete", await blog.Author.DeleteAsync(path, restored.ETag));
        await NoteAsync("create and publish", await blog.Author.PublishNewAsync($"Budget at once {number}", categories: Categories, tags: Tags));
        return costs;

        // Work that follows by message would run into the next operation, and make it look again.
        async Task<BlogResponse> NoteAsync(string operation, BlogResponse response)
        {
            await Wait.UntilAsync("nothing but the far future is left to do", async () =>
                (await blog.Bus.QueuesAsync()).All(queue => queue.Active + queue.Locked == 0 && queue.Scheduled <= scheduled));
            return Note(operation, response);
        }

        BlogResponse Note(string operation, BlogResponse response)
        {
            ((int)response.Status).ShouldBeLessThan(300, $"{operation}: {response.Text}");
            costs[operation] = response.StorageTransactions;
            return response;
        }
    }

    private static async Task<BlogResponse> ReadAsync(TestBlog blog, string path)
    {
        using var response = await blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
        return await BlogResponse.ReadAsync(response);
    }
}
