using System.Globalization;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Http;

[Collection(SharedBlog.Name)]
public sealed class ManyReadersTests(BlogFixture fixture)
{
    private const int Readers = 500;
    private const int BudgetOfOne = 4;

    [Fact]
    public async Task Five_hundred_readers_of_a_fresh_permalink_cost_storage_what_one_costs()
    {
        var post = await fixture.Blog.Author.PublishNewAsync("Read by many at once", categories: ["crowd"]);
        await fixture.Blog.DrainAsync();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Readers }) { BaseAddress = fixture.Blog.BaseUrl };

        var costs = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            using var response = await http.GetAsync(new Uri("/posts/" + post.Slug, UriKind.Relative));
            response.EnsureSuccessStatusCode();
            return int.Parse(response.Headers.GetValues("Server-Timing").Single().Split('"')[1], CultureInfo.InvariantCulture);
        }));

        // More than nothing, so that the count is known to work.
        costs.Sum().ShouldBeInRange(1, BudgetOfOne);
    }
}
