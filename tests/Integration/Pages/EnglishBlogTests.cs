using System.Net;
using AngleSharp.Dom;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Pages;

/// <summary>A blog in English with a theme of its own, before and after its first post.</summary>
public sealed class EnglishBlogTests
{
    [Fact]
    public async Task An_empty_blog_is_legible_and_then_shows_its_first_post()
    {
        await using var blog = await TestBlog.StartAsync(With(("Blog__Language", "en"), ("Blog__Title", "Inside & Outside"), ("Blog__Description", "Two <rooms>."), ("Blog__TimeZone", "Europe/London")));
        var empty = await blog.Reader.PageAsync("/");
        empty.DocumentElement.GetAttribute("lang").ShouldBe("en");
        empty.QuerySelector("h1")!.TextContent.ShouldBe("Inside & Outside");
        empty.QuerySelector(".opening .p-summary")!.TextContent.ShouldBe("Two <rooms>.");
        empty.QuerySelector(".empty")!.TextContent.ShouldContain("There are no posts yet.");
        (await blog.Reader.PageAsync("/archives")).QuerySelector(".empty").ShouldNotBeNull();
        (await blog.Reader.PageAsync("/authors/author", HttpStatusCode.NotFound)).QuerySelector("h1")!.TextContent.ShouldBe("Page not found");
        (await blog.Reader.PageAsync("/search?q=anything")).QuerySelector("[role=status]")!.TextContent.ShouldBe("No post has “anything”.");

        await blog.Author.CreateAsync(new { title = "First", body = "It begins.", language = "en", status = "published", publishedAt = "2010-07-04T15:30:00Z" });
        var page = await blog.Reader.PageAsync("/posts/first");
        page.QuerySelector("time.dt-published")!.TextContent.ShouldBe("July 4, 2010");
        page.QuerySelector("time.dt-published")!.GetAttribute("datetime").ShouldBe("2010-07-04T16:30:00+01:00");
        (await blog.Reader.PageAsync("/")).QuerySelector(".empty").ShouldBeNull();
    }

    [Fact]
    public async Task A_theme_is_set_by_settings_and_a_wrong_one_stops_the_start()
    {
        await using (var blog = await TestBlog.StartAsync(With(("Blog__Theme__Accent", "#b3261e"), ("Blog__Theme__font_body", "\"Charter\", serif"), ("Blog__Theme__GROUND", "light-dark(#fff, #111)"))))
        {
            var page = await blog.Reader.PageAsync("/");
            page.QuerySelectorAll("meta[name=theme-color]").Select(colour => colour.GetAttribute("content")).ShouldBe(["#fff", "#111"]);
            var css = await blog.Reader.GetStringAsync(new Uri(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, UriKind.Relative));
            css.ShouldContain("--accent: #b3261e;");
            css.ShouldContain("--font-body: \"Charter\", serif;");
        }

        var wrong = await Assert.ThrowsAnyAsync<Exception>(() => TestBlog.StartAsync(With(("Blog__Theme__Acent", "#b3261e"), ("Blog__Theme__ground", "url(https://tracker.example/)"))));
        wrong.ToString().ShouldContain("Blog__Theme__Acent: a theme has no property of this name");
        wrong.ToString().ShouldContain("Blog__Theme__ground must not load anything");
    }

    private static TestBlogOptions With(params (string Name, string Value)[] settings) =>
        new() { Settings = settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value, StringComparer.Ordinal) };
}
