using System.Net;
using System.Net.Http.Json;
using System.Security;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using ServerlessBlog.Tests.Browser.Desk;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

/// <summary>Hostile texts in every field of all four inlets, approved by an author who does not look, on the pages that show them.</summary>
public sealed class HostileFeedbackTests(HostileDesk desk) : IClassFixture<HostileDesk>
{
    private const int MaxName = 50;

    private readonly TestBlog _blog = desk.Blog;

    [Fact]
    public async Task Hostile_texts_from_all_four_inlets_are_text_on_every_page_that_shows_them()
    {
        var (slug, pages) = (desk.Slug, desk.Pages);
        for (var n = 0; n < HostileDesk.Texts.Count; n++)
        {
            await CommentAsync(slug, HostileDesk.Texts[n]);
            await TrackbackAsync(slug, $"{pages.Url}bare/{n}", HostileDesk.Texts[n]);
            await PingbackAsync(slug, $"{pages.Url}open-graph/{n}");
            await WebmentionAsync(slug, $"{pages.Url}h-entry/{n}");
        }

        await ApproveAllAsync(HostileDesk.Texts.Count * 4);

        var (page, complaints) = await desk.OpenAsync("/posts/" + slug, signedIn: false);
        await Assertions.Expect(page.Locator(".comment")).ToHaveCountAsync(HostileDesk.Texts.Count);
        await Assertions.Expect(page.Locator("#linkbacks li")).ToHaveCountAsync(HostileDesk.Texts.Count * 3);
        await ShouldBeTextAsync(page, "#comments", "#linkbacks");
        // Scripts: the data of the page and the blog's own file.
        (await page.Locator("script").CountAsync()).ShouldBe(2);
        (await page.Locator("[onerror], [onload], [onmouseover], [onfocus], [ontoggle], iframe, object, embed, base, form[action^='//']").CountAsync()).ShouldBe(0);
        complaints.ShouldBeEmpty();

        var (own, ownComplaints) = await desk.OpenAsync("/desk?state=approved");
        while (true)
        {
            (await own.Locator("[onerror], [onload], [onmouseover], [onfocus], [ontoggle], iframe, object, embed, base").CountAsync()).ShouldBe(0);
            if (await own.Locator("a[rel=next]").CountAsync() == 0)
                break;
            await own.Locator("a[rel=next]").ClickAsync();
        }

        ownComplaints.ShouldBeEmpty();
        var rss = XDocument.Parse(await _blog.Reader.GetStringAsync(new Uri($"/posts/{slug}/trackback?__mode=rss", UriKind.Relative)));
        rss.Descendants("item").Elements("title").Select(title => title.Value).ShouldContain(HostileDesk.Texts[0]);
    }

    private static async Task ShouldBeTextAsync(IPage page, params string[] sections)
    {
        foreach (var section in sections)
        {
            var shown = Squeeze(await page.Locator(section).TextContentAsync() ?? "");
            foreach (var text in HostileDesk.Texts)
                shown.ShouldContain(Squeeze(text), Case.Sensitive, section);
        }
    }

    // Spaces mean nothing in HTML.
    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private async Task CommentAsync(string slug, string text)
    {
        var name = text.EnumerateRunes().Count() <= MaxName ? text : "長い名前の人";
        using var content = JsonContent.Create(new { name, url = "https://evil.example/" + Uri.EscapeDataString(text), text });
        using var sent = await _blog.Reader.PostAsync(new Uri($"/api/posts/{slug}/comments", UriKind.Relative), content);
        sent.StatusCode.ShouldBe(HttpStatusCode.Accepted, await sent.Content.ReadAsStringAsync());
    }

    private async Task TrackbackAsync(string slug, string source, string text)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("url", source), KeyValuePair.Create("title", text), KeyValuePair.Create("excerpt", text), KeyValuePair.Create("blog_name", text)]);
        using var sent = await _blog.Reader.PostAsync(new Uri($"/posts/{slug}/trackback", UriKind.Relative), content);
        (await sent.Content.ReadAsStringAsync()).ShouldContain("<error>0</error>");
    }

    private async Task PingbackAsync(string slug, string source)
    {
        var call = $"<?xml version=\"1.0\"?><methodCall><methodName>pingback.ping</methodName><params><param><value><string>{SecurityElement.Escape(source)}</string></value></param><param><value><string>{SecurityElement.Escape(PermalinkOf(slug))}</string></value></param></params></methodCall>";
        using var content = new StringContent(call, Encoding.UTF8, "text/xml");
        using var sent = await _blog.Reader.PostAsync(new Uri("/xmlrpc", UriKind.Relative), content);
        (await sent.Content.ReadAsStringAsync()).ShouldNotContain("fault");
    }

    private async Task WebmentionAsync(string slug, string source)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("source", source), KeyValuePair.Create("target", PermalinkOf(slug))]);
        using var sent = await _blog.Reader.PostAsync(new Uri("/webmention", UriKind.Relative), content);
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private string PermalinkOf(string slug) => new Uri(_blog.BaseUrl, "/posts/" + slug).AbsoluteUri;

    private async Task ApproveAllAsync(int count)
    {
        // A source is fetched for each linkback.
        await _blog.DrainAsync(TimeSpan.FromMinutes(3));
        var approved = 0;
        foreach (var state in new[] { "pending", "spam" })
        {
            while ((await _blog.Author.GetAsync($"/api/desk?state={state}&limit=50")).Json["items"]!.AsArray() is { Count: > 0 } items)
            {
                foreach (var item in items)
                    (await _blog.Author.PostAsync($"/api/desk/{(string)item!["id"]!}/approve")).Status.ShouldBe(HttpStatusCode.OK);
                approved += items.Count;
            }
        }

        approved.ShouldBe(count);
    }
}

/// <summary>A blog, and somebody else's pages that link to its post and say what they like about themselves.</summary>
public sealed class HostileDesk() : DeskBrowser("ja")
{
    private LocalServer? _pages;

    // What orders or hides text is taken out on the way, so these are not shown as they were sent.
    public static IReadOnlyList<string> Texts { get; } = [.. HostileTexts.All.Where(text => !text.Contains('\u202E', StringComparison.Ordinal))];

    public LocalServer Pages => _pages!;

    public override async Task InitializeAsync()
    {
        _pages = await LocalServer.StartAsync(AnswerAsync);
        Settings["Outbound__AllowPrivate"] = _pages.Authority;
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Pages.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext http)
    {
        var parts = http.Request.Path.Value!.Split('/');
        var text = WebUtility.HtmlEncode(Texts[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)]);
        var link = $"<a href=\"{new Uri(Blog.BaseUrl, "/posts/" + Slug).AbsoluteUri}\">元の記事</a>";
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(parts[1] switch
        {
            "bare" => $"<!DOCTYPE html><p>{link}</p>",
            "open-graph" => $"<!DOCTYPE html><meta property=\"og:title\" content=\"{text}\"><meta property=\"og:description\" content=\"{text}\"><meta property=\"og:site_name\" content=\"{text}\"><p>{link}</p>",
            _ => $"<!DOCTYPE html><article class=\"h-entry\"><h1 class=\"p-name\">{text}</h1><p class=\"p-author h-card\">{text}</p><p class=\"p-summary\">{text}</p>{link}</article>",
        });
    }
}
