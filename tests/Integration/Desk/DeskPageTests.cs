using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Newtonsoft.Json;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Desk;

/// <summary>What the desk shows.</summary>
public sealed class DeskPageTests(DeskBlog fixture) : IClassFixture<DeskBlog>
{
    [Fact]
    public async Task Hostile_texts_in_every_field_are_text()
    {
        foreach (var text in HostileTexts.All)
        {
            var reasons = JsonConvert.SerializeObject(new[] { new { Name = text, Score = 1, Detail = text } });
            var comment = await fixture.Items.CommentAsync(fixture.Slug, text, text, "Spam", text, text, reasons);
            var linkback = await fixture.Items.LinkbackAsync(fixture.Slug, "Pingback", text, isVerified: true, text, text, text, "Spam", reasons);
            var page = await fixture.PageAsync("/desk?state=spam");

            foreach (var card in new[] { page.GetElementById("item-" + comment.DeskId)!, page.GetElementById("item-" + linkback.DeskId)! })
            {
                card.QuerySelector("h2")!.TextContent.ShouldBe(text);
                card.QuerySelector(".text")!.TextContent.ShouldBe(text);
                card.QuerySelectorAll(".sender bdi").ShouldAllBe(field => field.TextContent == text);
                card.QuerySelector(".judged li")!.TextContent.ShouldStartWith($"{text} ({text})");
                card.QuerySelector(".sender a").ShouldBeNull("it is no web address");
            }

            ShouldHoldNothingElse(page);
        }
    }

    [Fact]
    public async Task Hostile_texts_in_a_draft_and_in_addresses_are_text()
    {
        var item = await fixture.Items.CommentAsync(fixture.Slug, "Somebody", "text");
        foreach (var text in HostileTexts.All)
        {
            using var refused = await fixture.Desk.PostAsync("/desk/reply", ("id", item.DeskId), ("text", text + new string('x', 5000)));
            var draft = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
            draft.GetElementById("reply-" + item.DeskId)!.TextContent.ShouldStartWith(text);
            ShouldHoldNothingElse(draft);
            var encoded = Uri.EscapeDataString(text);
            ShouldHoldNothingElse(await fixture.PageAsync($"/desk?state={encoded}&done=approved&id={encoded}&failed={encoded}&count={encoded}"));
            ShouldHoldNothingElse(new HtmlParser().ParseDocument(await fixture.Blog.Reader.GetStringOrErrorAsync($"/desk?state={encoded}&next={encoded}")));
        }
    }

    [Fact]
    public async Task What_nobody_decided_about_is_shown_by_its_kind()
    {
        var item = await fixture.Items.LinkbackAsync(fixture.Slug, "Webmention", "https://linker.example/page", isVerified: false, title: "A title");
        var card = (await fixture.PageAsync("/desk")).GetElementById("item-" + item.DeskId)!;

        card.QuerySelector("h2")!.TextContent.ShouldBe("No name");
        card.QuerySelector(".label")!.TextContent.ShouldContain("Webmention");
        card.QuerySelector(".title")!.TextContent.ShouldBe("A title");
        card.QuerySelector(".sender a")!.GetAttribute("href").ShouldBe("https://linker.example/page");
        card.QuerySelector(".about a")!.GetAttribute("href").ShouldBe("/posts/" + fixture.Slug);
        card.QuerySelector(".reply").ShouldBeNull("only comments are answered");
    }

    // A script, an event handler, a frame or a foreign form that is not the desk's own.
    private static void ShouldHoldNothingElse(IDocument page)
    {
        page.QuerySelectorAll("script").ShouldAllBe(script => script.TextContent.Length == 0 && script.GetAttribute("src")!.StartsWith("/desk/assets/desk.js?v="));
        page.QuerySelectorAll("iframe, svg, math, object, embed, base, style, img").ShouldBeEmpty();
        page.QuerySelectorAll("meta[http-equiv]").ShouldBeEmpty();
        page.QuerySelectorAll("form[action]").ShouldAllBe(form => form.GetAttribute("action")!.StartsWith("/desk/"));
        page.QuerySelectorAll("link").ShouldAllBe(link => link.GetAttribute("href")!.StartsWith('/') && !link.GetAttribute("href")!.StartsWith("//"));
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on") && attribute.Name != "autofocus" && attribute.Name != "style");
        page.QuerySelectorAll("a[href]").ShouldAllBe(link => link.GetAttribute("href")!.StartsWith('/') || link.GetAttribute("href")!.StartsWith('#') || link.GetAttribute("href")!.StartsWith("https://"));
    }
}

file static class Reading
{
    /// <summary>What a path answers, whatever its status.</summary>
    public static async Task<string> GetStringOrErrorAsync(this HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }
}
