using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Azure.Data.Tables;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Feeds;

[Collection(SharedBlog.Name)]
[Trait("Takes", "long")]
public sealed class SitemapTests(BlogFixture fixture)
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task The_index_leads_to_every_published_post_by_its_month_and_to_the_pages_of_the_months()
    {
        await _blog.Author.CreateAsync(new { title = "Mapped & 地図", body = "text", slug = "mapped-地図", status = "published", publishedAt = "1999-05-31T15:00:00Z" });
        await _blog.Author.CreateAsync(new { title = "Not mapped", body = "text", publishedAt = "1999-06-02T00:00:00Z" });
        var index = await ReadAsync("/sitemap.xml");
        var month = await ReadAsync("/sitemaps/1999-06.xml");
        var pages = await ReadAsync("/sitemaps/pages.xml");

        index.StorageTransactions.ShouldBe(1);
        Locations(index).ShouldContain($"{_blog.BaseUrl}sitemaps/1999-06.xml", "the month of the blog's time zone");
        month.StorageTransactions.ShouldBe(1);
        Locations(month).ShouldBe([$"{_blog.BaseUrl}posts/mapped-%E5%9C%B0%E5%9B%B3"]);
        month.MediaType.ShouldBe("application/xml");
        DateTimeOffset.Parse(XDocument.Parse(month.Text).Descendants(Namespace + "lastmod").Single().Value, CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddHours(-1));
        Locations(pages).ShouldContain($"{_blog.BaseUrl}archives/1999/06");
    }

    [Fact]
    public async Task A_month_with_thousands_of_imported_posts_is_listed_whole()
    {
        const int count = 2_345;
        (await _blog.Author.GetAsync("/api/posts")).Status.ShouldBe(HttpStatusCode.OK, "it makes the tables");
        var timeline = new TableServiceClient(_blog.Azurite.ConnectionString).GetTableClient("timeline");
        var start = new DateTimeOffset(1997, 2, 1, 0, 0, 0, TimeSpan.Zero);
        var posts = Enumerable.Range(0, count).Select(i => new Post { PartitionKey = $"imported-{i}", Status = PostStatus.Published, PublishedAt = start.AddMinutes(i), UpdatedAt = start });
        foreach (var batch in posts.Chunk(100))
        {
            await timeline.SubmitTransactionAsync(batch.Select(post => new TableTransactionAction(
                TableTransactionActionType.Add, TimelineRow.Of(post, ListNames.Month(1997, 2), ListNames.Key(post.PublishedAt!.Value, post.Slug)))));
        }

        var month = await ReadAsync("/sitemaps/1997-02.xml");
        Locations(month).ShouldBe(Enumerable.Range(0, count).Select(i => $"{_blog.BaseUrl}posts/imported-{i}"), ignoreOrder: true);
        month.StorageTransactions.ShouldBe(3);
    }

    [Theory]
    [InlineData("/sitemaps/1901-01.xml")]
    [InlineData("/sitemaps/2010-13.xml")]
    [InlineData("/sitemaps/nonsense")]
    public async Task There_is_no_sitemap_of_nothing(string path) => (await ReadAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Crawlers_are_kept_from_what_is_not_for_them_and_shown_the_sitemap()
    {
        var robots = await ReadAsync("/robots.txt");
        robots.MediaType.ShouldBe("text/plain");
        robots.Text.Split('\n').ShouldBe(["User-agent: *", "Disallow: /api/", "Disallow: /desk", "Disallow: /search", "", $"Sitemap: {_blog.BaseUrl}sitemap.xml", ""]);
    }

    private async Task<BlogResponse> ReadAsync(string path)
    {
        using var response = await _blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
        return await BlogResponse.ReadAsync(response);
    }

    private static IEnumerable<string> Locations(BlogResponse sitemap) => XDocument.Parse(sitemap.Text).Descendants(Namespace + "loc").Select(element => element.Value);
}
