using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Site.Feeds;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Feeds;

public sealed class FeedPathsTests
{
    [Fact]
    public void Every_list_that_readers_see_has_a_feed_and_no_other()
    {
        FeedPaths.Of(ListNames.All, FeedFormat.Atom).ShouldBe("/atom.xml");
        FeedPaths.Of(ListNames.Category("SNS"), FeedFormat.Rss).ShouldBe("/categories/sns/rss.xml");
        FeedPaths.Of(ListNames.Tag("日本 酒"), FeedFormat.Json).ShouldBe("/tags/%E6%97%A5%E6%9C%AC%20%E9%85%92/feed.json");
        FeedPaths.Of(ListNames.Author("hanako"), FeedFormat.Atom).ShouldBe("/authors/hanako/atom.xml");
        FeedPaths.Of(ListNames.Month(2010, 1), FeedFormat.Atom).ShouldBeNull();
        FeedPaths.Of(ListNames.Status(PostStatus.Draft), FeedFormat.Atom).ShouldBeNull();
    }

    [Theory]
    [InlineData("SNS", "sns")]
    [InlineData("C#!", "c#!")]
    [InlineData("100%?", "100%?")]
    [InlineData("e\u0301t\u00E9", "\u00E9t\u00E9")]
    public void All_spellings_of_a_name_have_one_path(string spelling, string canonical)
    {
        ListNames.CategoryOf(ListNames.Category(spelling)).ShouldBe(canonical);
        FeedPaths.Of(ListNames.Category(spelling), FeedFormat.Atom).ShouldBe($"/categories/{Uri.EscapeDataString(canonical)}/atom.xml");
    }

    [Theory]
    [InlineData("HTTPS://Blog.Example/", "https://blog.example/posts/a")]
    [InlineData("https://blog.example:443", "https://blog.example/posts/a")]
    [InlineData("http://ブログ.example:8080", "http://xn--qckyd1c.example:8080/posts/a")]
    [InlineData("http://[::1]:7071/", "http://[::1]:7071/posts/a")]
    public void However_the_blogs_address_is_set_its_URLs_have_one_form(string baseUrl, string expected) =>
        new Urls(Options.Create(new BlogOptions { BaseUrl = baseUrl })).Post("a").ShouldBe(expected);

    [Fact]
    public void The_path_of_a_list_leads_back_to_the_list() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), name =>
        {
            if (name is null || !ListNames.IsName(name))
                return;
            foreach (var list in new[] { ListNames.Category(name), ListNames.Tag(name), ListNames.Author(name) })
            {
                var parts = FeedPaths.Of(list, FeedFormat.Atom)!.Split('/');
                parts.Length.ShouldBe(4);
                var given = Uri.UnescapeDataString(parts[2]);
                new[] { ListNames.Category(given), ListNames.Tag(given), ListNames.Author(given) }.ShouldContain(list);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
