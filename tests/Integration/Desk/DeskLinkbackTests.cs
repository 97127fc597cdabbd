using System.Net;
using AngleSharp.Dom;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Desk;

public sealed class DeskLinkbackTests(DeskBlog fixture) : IClassFixture<DeskBlog>
{
    [Fact]
    public async Task What_came_of_telling_a_page_is_shown_and_it_is_told_again_on_demand()
    {
        (await fixture.PageAsync("/desk/linkbacks")).QuerySelector(".empty").ShouldNotBeNull();
        // An address that is not public is never asked, which is a result of its own.
        const string target = "http://10.0.0.1/a?b=\"><script>alert(1)</script>";
        var post = await fixture.Blog.Author.PublishNewAsync("Links out", $"<p><a href=\"{WebUtility.HtmlEncode(target)}\">there</a></p>");
        IElement? card = null;
        await Wait.UntilAsync("the result is on the desk", async () =>
            (card = (await fixture.PageAsync("/desk/linkbacks")).QuerySelector(".item"))?.TextContent.Contains("Failed", StringComparison.Ordinal) == true);
        card!.QuerySelector("h2")!.TextContent.ShouldStartWith("http://10.0.0.1/a?b=");
        card.QuerySelector(".about a")!.GetAttribute("href").ShouldBe("/posts/" + post.Slug);
        card.TextContent.ShouldContain("not on the public internet");
        card.QuerySelectorAll("script").ShouldBeEmpty();

        using var again = await fixture.Desk.PostAsync("/desk/linkbacks/send", [.. card.QuerySelectorAll("input").Skip(1).Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))]);
        again.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await fixture.PageAsync(again.Headers.Location!.ToString())).QuerySelector(".notice p")!.TextContent.Trim().ShouldBe("To be sent again: 1.");
        using var unknown = await fixture.Desk.PostAsync("/desk/linkbacks/send", ("post", post.Slug), ("id", "no-such-linkback"));
        (await fixture.PageAsync(unknown.Headers.Location!.ToString())).QuerySelector(".notice p")!.TextContent.ShouldContain("It cannot be sent right now");
        await fixture.Blog.DrainAsync();
    }
}
