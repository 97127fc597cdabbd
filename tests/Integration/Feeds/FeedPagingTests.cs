using System.Globalization;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Feeds;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Feeds;

/// <summary>Feeds of many and of long posts: each page costs two transactions at most, and no post is lost between pages.</summary>
[Collection(SharedBlog.Name)]
public sealed class FeedPagingTests(BlogFixture fixture)
{
    private const int Mebibyte = 1024 * 1024;

    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task Every_post_is_on_exactly_one_page_however_long_the_texts_are()
    {
        List<string> titles = [];
        for (var i = 1; i <= 30; i++)
        {
            // Some fit into no row, some take all of one, some compress well, most are short.
            var body = (i % 6) switch
            {
                0 when i <= 12 => Noise(Mebibyte, i),
                1 when i <= 7 => Noise(300_000, i),
                2 when i <= 8 => string.Concat(Enumerable.Repeat("<p>同じ段落がつづく。</p>\n", Mebibyte / 40)),
                _ => "<p>short</p>",
            };
            titles.Add($"Long {i:D2}");
            await _blog.Author.CreateAsync(new { title = titles[^1], body, format = "html", tags = new[] { "long texts" }, status = "published", publishedAt = $"2003-05-{i:D2}T00:00:00Z" });
        }

        titles.Reverse();
        foreach (var fileName in new[] { "atom.xml", "rss.xml", "feed.json" })
        {
            List<ReadEntry> seen = [];
            var pages = 0;
            for (string? url = $"{_blog.BaseUrl}tags/long%20texts/{fileName}"; url is not null; pages++)
            {
                pages.ShouldBeLessThan(30);
                using var response = await _blog.Reader.GetAsync(new Uri(url));
                var answer = await BlogResponse.ReadAsync(response);
                answer.StorageTransactions.ShouldBeLessThanOrEqualTo(2, url);
                var feed = FeedRules.Check(fileName, answer.Text);
                (feed.Self ?? url).ShouldBe(url);
                answer.Headers.GetValues("Link").ShouldBe([$"<{url}>; rel=\"self\""]);
                feed.First.ShouldBe($"{_blog.BaseUrl}tags/long%20texts/{fileName}");
                feed.Entries.Count.ShouldBeInRange(1, 20);
                seen.AddRange(feed.Entries);
                url = feed.Next;
            }

            seen.Select(entry => entry.Title).ShouldBe(titles, fileName);
            pages.ShouldBeGreaterThan(2, "short texts would take two");
            seen.Single(entry => entry.Title == "Long 06").Html.ShouldContain(Noise(Mebibyte, 6).Split('\n')[^2], Case.Sensitive);
            seen.Single(entry => entry.Title == "Long 08").Html.Length.ShouldBeGreaterThan(Mebibyte / 4);
        }
    }

    [Fact]
    public async Task Twenty_posts_are_on_a_page_and_one_more_is_on_the_next()
    {
        for (var i = 1; i <= 21; i++)
            await _blog.Author.PublishNewAsync($"Of 21: {i:D2}", tags: ["twenty one"], publishedAt: $"2003-06-{i:D2}T00:00:00Z");
        var first = await ReadAsync($"{_blog.BaseUrl}tags/twenty%20one/atom.xml");
        var second = await ReadAsync(first.Next!);

        first.Entries.Count.ShouldBe(20);
        second.Entries.ShouldHaveSingleItem().Title.ShouldBe("Of 21: 01");
        second.Next.ShouldBeNull();
        second.Id.ShouldBe(first.Id);
    }

    private async Task<ReadFeed> ReadAsync(string url) => FeedRules.CheckAtom(await _blog.Reader.GetStringAsync(new Uri(url)));

    // Lines that hardly compress, different for each post, a little shorter than `size` with their markup.
    private static string Noise(int size, int seed)
    {
        var random = new Random(seed);
        var line = new byte[75];
        return string.Concat(Enumerable.Range(0, size / 110).Select(_ =>
        {
            random.NextBytes(line);
            return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToBase64String(line)}<br>\n");
        }));
    }
}
