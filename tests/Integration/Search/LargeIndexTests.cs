using System.Diagnostics;
using System.Globalization;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Posts.Search;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace ServerlessBlog.Tests.Integration.Search;

/// <summary>Finds what it should among 10,000 posts, and nothing else, at a fixed price.</summary>
public sealed class LargeIndexTests(LargeIndexFixture blog, ITestOutputHelper output) : IClassFixture<LargeIndexFixture>
{
    [Theory]
    [InlineData("ツイッター", "outside-inside half-width")]
    [InlineData("ﾂｲｯﾀｰ", "outside-inside half-width")]
    [InlineData("twitterer", "howto half-width")]
    [InlineData("ＴＷＩＴＴＥＲＥＲ", "howto half-width")]
    [InlineData("Twitterer活用術", "howto")]
    [InlineData("mixi名", "howto")]
    [InlineData("2010年", "howto server")]
    [InlineData("サーバ", "howto server")]
    [InlineData("サーバー", "howto server")]
    [InlineData("外へ 内へ", "outside-inside")]
    [InlineData("外向き", "outside-inside")]
    [InlineData("cardboard BOX", "boxes box")]
    [InlineData("bookshelf cities", "boxes box")]
    [InlineData("cookie", "boxes box")]
    [InlineData("cardboard city nowhere", "")]
    [InlineData("ミクシィ ツイッター SNS", "outside-inside")]
    public async Task What_was_written_is_found_in_whatever_form(string query, string slugs)
    {
        var found = await Fresh().FindAsync(query);

        found.Except(blog.SampleBlogSlugs).ShouldBe(slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Theory]
    [InlineData("餅つき")]
    [InlineData("掲示板 一行")]
    [InlineData("外へ")]
    [InlineData("つぶやき 返事")]
    [InlineData("サーバーレス")]
    [InlineData("somebody else")]
    [InlineData("告知 mixi")]
    public async Task The_sample_blog_is_found_by_what_it_says(string query)
    {
        var found = await Fresh().FindAsync(query);

        found.ShouldBe(blog.Having(query.Split(' ')), ignoreOrder: true);
        found.ShouldContain(slug => blog.SampleBlogSlugs.Contains(slug));
    }

    [Fact]
    public async Task Of_the_sample_blog_the_post_about_a_word_comes_before_those_that_mention_it()
    {
        var queue = await Fresh().Search.FindAsync("queues", null, 10, CancellationToken.None);

        queue.Items[0].Slug.ShouldBe("what-a-queue-is-for");
        queue.Items[0].TitlePieces.ShouldContain(new TextPiece("queue", true));
        (await Fresh().FindAsync("声 mixi"))[0].ShouldBe("soto-to-uchi");
    }

    [Fact]
    public async Task A_search_finds_exactly_what_reading_every_post_finds()
    {
        var index = Fresh();
        foreach (var words in Queries())
        {
            var expected = blog.Having(words);
            var found = await index.FindAsync(string.Join(' ', words));

            found.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), string.Join(' ', words));
        }
    }

    [Fact]
    public async Task A_two_word_query_costs_at_most_six_transactions_on_an_instance_that_knows_nothing()
    {
        foreach (var words in Queries().Where(words => words.Length == 2))
        {
            var index = Fresh();
            var meter = StorageMeter.Start();
            var page = await index.Search.FindAsync(string.Join(' ', words), null, 20, CancellationToken.None);

            meter.Transactions.ShouldBeLessThanOrEqualTo(6, string.Join(' ', words));
            page.Items.ShouldNotBeEmpty();
            if (page.NextCursor is null)
                continue;
            index = Fresh();
            meter = StorageMeter.Start();
            await index.Search.FindAsync(string.Join(' ', words), page.NextCursor, 20, CancellationToken.None);
            meter.Transactions.ShouldBeLessThanOrEqualTo(6, "next page of " + string.Join(' ', words));
        }
    }

    [Fact]
    public async Task Publishing_costs_three_transactions_and_so_does_withdrawing()
    {
        var index = Fresh();
        var meter = StorageMeter.Start();
        await index.PublishAsync(PostFactory.Post("passing", "通りすがり"));
        meter.Transactions.ShouldBe(3);
        (await index.FindAsync("通りすがり")).ShouldBe(["passing"]);

        meter = StorageMeter.Start();
        await index.RemoveAsync("passing", 2);
        meter.Transactions.ShouldBe(3);
        (await index.FindAsync("通りすがり")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_of_any_size_show_every_post_once_and_the_best_first()
    {
        var index = Fresh();
        var word = Common();
        var all = await index.FindAsync(word, 50);

        (await index.FindAsync(word, 7)).Order(StringComparer.Ordinal).ShouldBe(all.Order(StringComparer.Ordinal));
        all.ShouldBeUnique();
        all.Count.ShouldBeGreaterThan(300);
        var titled = blog.Posts.Where(post => post.Title.Contains(word, StringComparison.Ordinal)).Select(post => post.Slug).ToList();
        titled.ShouldNotBeEmpty();
        all.Take(titled.Count).ShouldBe(titled, ignoreOrder: true);
    }

    [Fact]
    public async Task A_search_of_ten_thousand_posts_is_quick()
    {
        var index = Fresh();
        var (common, rare) = (Common(), blog.Posts[77].Tags[0]);
        var watch = Stopwatch.StartNew();
        await index.Search.FindAsync($"{common} {rare}", null, 20, CancellationToken.None);
        var cold = watch.ElapsedMilliseconds;
        watch.Restart();
        await index.Search.FindAsync($"{common} {rare}", null, 20, CancellationToken.None);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cold {cold} ms, warm {watch.ElapsedMilliseconds} ms"));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private SearchIndex Fresh() => new(blog.ConnectionString);

    // A word of some hundred posts.
    private string Common() => blog.Posts
        .SelectMany(post => post.Title.Split('と', 'の'))
        .First(word => word.Length == 2 && word.All(c => c >= 0x4E00) && blog.Having(word).Count is > 300 and < 600);

    private IEnumerable<string[]> Queries()
    {
        var words = blog.Posts.Where((_, i) => i % 701 == 0).SelectMany(post => post.Tags).Select(tag => tag.Trim()).Where(tag => tag.Length >= 2 && !char.IsAscii(tag[0]) && blog.Having(tag).Count < 300).Distinct().ToList();
        for (var i = 0; i + 1 < words.Count && i < 16; i += 2)
        {
            yield return [words[i]];
            yield return [Common(), words[i + 1]];
        }

        // Several words of the same post, of which the index is asked for three.
        var post = blog.Posts[4321];
        yield return [post.Tags[0].Trim(), .. post.Title.Split('と', 'の').Select(word => word.Trim())];
    }
}
