using System.Xml.Linq;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Feeds;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Feeds;

public sealed class EmptyBlogTests
{
    [Fact]
    public async Task A_blog_without_posts_has_valid_feeds_and_a_valid_sitemap()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Blog__Title"] = "空 & <b>", ["Blog__Description"] = "まだ何もない。" },
        });
        foreach (var fileName in new[] { "atom.xml", "rss.xml", "feed.json" })
        {
            var feed = FeedRules.Check(fileName, await ReadAsync(blog, "/" + fileName));
            feed.Title.ShouldBe("空 & <b>");
            feed.Entries.ShouldBeEmpty();
            feed.Next.ShouldBeNull();
            feed.Hubs.ShouldBeEmpty();
        }

        Locations(await ReadAsync(blog, "/sitemap.xml")).ShouldBe([$"{blog.BaseUrl}sitemaps/pages.xml"]);
        Locations(await ReadAsync(blog, "/sitemaps/pages.xml")).ShouldBe([$"{blog.BaseUrl}", $"{blog.BaseUrl}archives"]);
        (await ReadAsync(blog, "/robots.txt")).ShouldContain($"Sitemap: {blog.BaseUrl}sitemap.xml\n");
    }

    private static Task<string> ReadAsync(TestBlog blog, string path) => blog.Reader.GetStringAsync(new Uri(path, UriKind.Relative));

    private static IEnumerable<string> Locations(string sitemap) =>
        XDocument.Parse(sitemap).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value);
}
