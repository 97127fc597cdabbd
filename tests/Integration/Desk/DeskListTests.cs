using AngleSharp.Dom;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Desk;

/// <summary>The desk's lists, on a blog that nothing else writes to.</summary>
public sealed class DeskListTests(DeskBlog fixture) : IClassFixture<DeskBlog>
{
    [Fact]
    public async Task An_empty_list_says_so_and_a_long_one_has_pages_with_the_newest_first()
    {
        foreach (var state in new[] { "", "?state=spam", "?state=rejected", "?state=approved" })
            (await fixture.PageAsync("/desk" + state)).QuerySelector(".empty").ShouldNotBeNull(state);

        for (var i = 0; i < 23; i++)
            await fixture.Items.CommentAsync(fixture.Slug, $"Number {i}", "text", state: "Rejected");
        var first = await fixture.PageAsync("/desk?state=rejected");
        var second = await fixture.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        first.QuerySelectorAll(".item h2").Concat(second.QuerySelectorAll(".item h2")).Select(heading => heading.TextContent)
            .ShouldBe(Enumerable.Range(0, 23).Reverse().Select(i => $"Number {i}"));
        second.QuerySelector("a[rel=next]").ShouldBeNull();
        second.QuerySelector(".paging a")!.GetAttribute("href").ShouldBe("/desk?state=rejected");
    }
}
