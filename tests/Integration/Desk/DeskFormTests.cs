using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Desk;

/// <summary>The desk's forms, as they work without a script.</summary>
public sealed class DeskFormTests(DeskBlog fixture) : IClassFixture<DeskBlog>
{
    [Fact]
    public async Task A_comment_is_published_by_its_form_and_taken_back_by_the_banner()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Haru", "I read it.", email: "haru@mail.example", url: "https://haru.example/", reasons: """[{"Name":"links","Score":3,"Detail":"7"}]""");
        var card = (await fixture.PageAsync("/desk")).GetElementById("item-" + item.DeskId).ShouldNotBeNull();
        card.TextContent.ShouldContain("haru@mail.example");
        card.TextContent.ShouldContain("Links in the text (7) +3");
        card.TextContent.ShouldContain("Talked about");
        card.QuerySelector(".sender a")!.GetAttribute("rel").ShouldBe("nofollow ugc noopener noreferrer");
        (await fixture.PostTextAsync()).ShouldNotContain("I read it.");

        var banner = await SendAsync("/desk/decide", ("decision", "approved"), ("id", item.DeskId), ("state", "pending"));
        banner.QuerySelector(".notice p")!.TextContent.Trim().ShouldBe("Published: 1.");
        banner.GetElementById("item-" + item.DeskId).ShouldBeNull();
        (await fixture.PostTextAsync()).ShouldContain("I read it.", Case.Sensitive, "at once, on the instance where it was decided");
        (await fixture.PostTextAsync()).ShouldNotContain("haru@mail.example");
        (await fixture.PageAsync("/desk?state=approved")).GetElementById("item-" + item.DeskId).ShouldNotBeNull();

        var undone = await SendAsync("/desk/undo", [.. banner.QuerySelectorAll(".notice input[name=id]").Select(field => ("id", field.GetAttribute("value")!)), ("state", "pending")]);
        undone.QuerySelector(".notice p")!.TextContent.Trim().ShouldBe("Undone: 1.");
        undone.GetElementById("item-" + item.DeskId).ShouldNotBeNull();
        (await fixture.PostTextAsync()).ShouldNotContain("I read it.");
    }

    [Fact]
    public async Task Many_are_decided_at_once_and_one_that_cannot_be_keeps_no_other_back()
    {
        var items = new[]
        {
            await fixture.Items.CommentAsync(fixture.Slug, "One", "1"),
            await fixture.Items.LinkbackAsync(fixture.Slug, "Webmention", "https://two.example/", isVerified: true, title: "Two"),
            await fixture.Items.LinkbackAsync(fixture.Slug, "Trackback", "https://three.example/", isVerified: false, title: "Three"),
        };
        var page = await fixture.PageAsync("/desk");
        page.GetElementById("item-" + items[2].DeskId)!.QuerySelector("button[value=approved]")!.HasAttribute("disabled").ShouldBeTrue();
        page.GetElementById("item-" + items[1].DeskId)!.QuerySelector("button[value=approved]")!.HasAttribute("disabled").ShouldBeFalse();

        var banner = await SendAsync("/desk/decide", [("decision", "approved"), .. items.Select(item => ("id", item.DeskId)), ("id", "0000000000000000000-abcdef")]);
        banner.QuerySelector(".notice p")!.TextContent.ShouldContain("Published: 2.");
        banner.QuerySelector(".notice p")!.TextContent.ShouldContain("Not possible: 2.");
        banner.GetElementById("item-" + items[2].DeskId).ShouldNotBeNull();
        var page2 = await fixture.PostTextAsync();
        page2.ShouldNotContain("https://three.example/");

        (await SendAsync("/desk/decide", [("decision", "spam"), .. items.Select(item => ("id", item.DeskId)), ("state", "approved")]))
            .QuerySelector(".notice p")!.TextContent.Trim().ShouldBe("Put with the spam: 3.");
        var spam = await fixture.PageAsync("/desk?state=spam");
        items.ShouldAllBe(item => spam.GetElementById("item-" + item.DeskId) != null);
        (await SendAsync("/desk/decide", ("decision", "spam"))).QuerySelector(".notice p")!.TextContent.Trim().ShouldBe("Nothing was selected.");
    }

    [Fact]
    public async Task A_reply_is_published_below_the_comment_with_it_and_a_bad_one_comes_back_as_it_was_typed()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Asker", "What do you mean?");
        var tooLong = new string('x', 5001);
        using (var refused = await fixture.Desk.PostAsync("/desk/reply", ("id", item.DeskId), ("text", tooLong)))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var text = await refused.Content.ReadAsStringAsync();
            text.ShouldContain(tooLong);
            text.ShouldContain("Write 1 to 5,000 characters of plain text.");
        }

        (await fixture.PostTextAsync()).ShouldNotContain("What do you mean?");
        (await SendAsync("/desk/reply", ("id", item.DeskId), ("text", "This & that.\r\nAnd <more>."))).QuerySelector(".notice p")!.TextContent.Trim().ShouldBe("Your reply is published.");

        var comments = (await fixture.Blog.Author.GetAsync($"/api/posts/{fixture.Slug}/comments")).Json["items"]!.AsArray();
        var reply = comments.Single(comment => (string?)comment!["replyTo"] == item.Id)!;
        ((string)reply["text"]!).ShouldBe("This & that.\nAnd <more>.");
        ((bool)reply["isAuthor"]!).ShouldBeTrue();
        (await fixture.PostTextAsync()).ShouldContain("What do you mean?");
    }

    [Fact]
    public async Task A_form_without_the_sessions_token_or_of_another_site_changes_nothing()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Forged", "Nobody decided about this.");
        var other = await DeskClient.SignInAsync(fixture.Blog.Reader, "192.0.2.77");
        (string, string)[] form = [("decision", "approved"), ("id", item.DeskId)];
        foreach (var (fields, headers) in new (string Token, (string, string)[] Headers)[]
        {
            ("", []), ("wrong", []), (other.Token, []),
            (fixture.Desk.Token, [("Sec-Fetch-Site", "cross-site")]), (fixture.Desk.Token, [("Sec-Fetch-Site", "same-site")]),
            (fixture.Desk.Token, [("Origin", "https://evil.example")]), (fixture.Desk.Token, [("Origin", "null")]),
        })
        {
            using var response = await fixture.Desk.SendAsync(HttpMethod.Post, "/desk/decide", [("token", fields), .. form], headers);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        foreach (var path in new[] { "/desk/decide", "/desk/undo", "/desk/reply", "/desk/sign-out", "/desk/sign-out-everywhere", "/desk/messages/retry", "/desk/linkbacks/send" })
        {
            using var forged = await fixture.Desk.SendAsync(HttpMethod.Post, path, form, []);
            forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            using var stranger = await new DeskClient(fixture.Blog.Reader).SendAsync(HttpMethod.Post, path, [("token", fixture.Desk.Token), .. form], []);
            stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        (await fixture.PageAsync("/desk")).GetElementById("item-" + item.DeskId).ShouldNotBeNull();
        (await fixture.Desk.SendAsync(HttpMethod.Post, "/desk/decide", [("token", fixture.Desk.Token), .. form], [("Sec-Fetch-Site", "same-origin")])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await fixture.Desk.PostAsync(path, fields);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync());
        return await fixture.PageAsync(response.Headers.Location!.ToString());
    }
}
