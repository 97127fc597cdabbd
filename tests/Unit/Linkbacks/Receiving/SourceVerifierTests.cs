using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Linkbacks.Sources;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Receiving;

public sealed class SourceVerifierTests : SourceTest
{
    private const string Link = $"<a href='{Permalink}'>x</a>";

    [Theory]
    [InlineData(410, VerificationOutcome.Gone, SourceReasons.Gone)]
    [InlineData(404, VerificationOutcome.Gone, SourceReasons.Missing)]
    [InlineData(403, VerificationOutcome.Unreachable, SourceReasons.Unreachable)]
    [InlineData(429, VerificationOutcome.Unreachable, SourceReasons.Unreachable)]
    [InlineData(500, VerificationOutcome.Unreachable, SourceReasons.Unreachable)]
    [InlineData(503, VerificationOutcome.Unreachable, SourceReasons.Unreachable)]
    public async Task The_status_of_the_source_decides_before_its_content(int status, VerificationOutcome outcome, string reason)
    {
        var verification = await VerifyStatusAsync(http =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "text/html";
            return http.Response.WriteAsync(Link);
        });
        verification.ShouldBe(new Verification(outcome, reason));
    }

    [Fact]
    public async Task What_must_not_be_asked_is_refused_and_what_does_not_answer_is_asked_again_later()
    {
        using var client = Client($"127.0.0.1:{TestBlog.FreePort()}");
        (await VerifyAsync(new Uri("http://127.0.0.1/"), client)).ShouldBe(new Verification(VerificationOutcome.Gone, SourceReasons.Refused));
        (await VerifyAsync(new Uri("http://169.254.169.254/latest/"), client)).ShouldBe(new Verification(VerificationOutcome.Gone, SourceReasons.Refused));
        (await VerifyAsync(new Uri("http://nobody.example/"), client)).ShouldBe(new Verification(VerificationOutcome.Unreachable, SourceReasons.Unreachable));
    }

    [Fact]
    public async Task A_redirect_is_followed_and_relative_links_count_from_where_it_led()
    {
        await using var server = await LocalServer.StartAsync(async http =>
        {
            if (http.Request.Path == "/page")
            {
                http.Response.Redirect("/moved/page");
                return;
            }

            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync($"<a href='//blog.example/posts/hello'>x</a><a href='../{http.Request.Path}'>y</a>{Link}");
        });
        using var client = Client(server.Authority);
        (await VerifyAsync(new Uri(server.Url, "page"), client)).Outcome.ShouldBe(VerificationOutcome.Links);
        server.Requests.Select(request => request.Target).ShouldBe(["/page", "/moved/page"]);
        server.Requests.ShouldAllBe(request => request.Headers["Accept"].StartsWith("text/html") && request.Headers["User-Agent"].StartsWith("ServerlessBlog"));
    }

    [Fact]
    public async Task A_Japanese_permalink_is_found_raw_and_encoded()
    {
        foreach (var href in new[] { "https://blog.example/posts/はじめまして", "https://blog.example/posts/%E3%81%AF%E3%81%98%e3%82%81%E3%81%BE%E3%81%97%E3%81%A6" })
        {
            await using var server = await LocalServer.StartAsync(http =>
            {
                http.Response.ContentType = "text/html; charset=utf-8";
                return http.Response.WriteAsync($"<a href='{href}'>x</a>");
            });
            using var client = Client(server.Authority);
            (await VerifyAsync(server.Url, client, slug: "はじめまして")).Outcome.ShouldBe(VerificationOutcome.Links, href);
        }
    }

    [Theory]
    [InlineData("Shift_JIS", "text/html; charset=Shift_JIS", "")]
    [InlineData("Shift_JIS", "text/html", "<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>")]
    [InlineData("Shift_JIS", "text/html", "")]
    [InlineData("Shift_JIS", "text/html; charset=utf-8", "")]
    [InlineData("EUC-JP", "text/html", "<meta charset=\"euc-jp\">")]
    [InlineData("EUC-JP", "application/xhtml+xml", "<?xml version=\"1.0\" encoding=\"EUC-JP\"?>")]
    [InlineData("EUC-JP", "text/html; charset=utf-8", "")]
    [InlineData("ISO-2022-JP", "text/html", "")]
    [InlineData("UTF-8", "text/html; charset=iso-8859-1", "")]
    [InlineData("UTF-8", "text/html", "<meta charset=shift_jis>")]
    [InlineData("UTF-16", "text/html", "")]
    public async Task The_charset_of_a_page_is_found_out(string charset, string contentType, string head)
    {
        var encoding = charset switch
        {
            "Shift_JIS" => PingForm.ShiftJis,
            "EUC-JP" => PingForm.EucJp,
            "ISO-2022-JP" => PingForm.Iso2022Jp,
            "UTF-16" => Encoding.Unicode,
            _ => Encoding.UTF8,
        };
        var html = $"{head}<title>表示の能力と予定について</title><meta name=author content='ハル'><p>本文です。ひらがなとカタカナ。{Link}</p>";
        byte[] bytes = [.. charset == "UTF-16" ? encoding.GetPreamble() : [], .. encoding.GetBytes(html)];

        var verification = await VerifyAsync(bytes, contentType: contentType);

        verification.ShouldBe(new Verification(VerificationOutcome.Links, "", "表示の能力と予定について", "ハル"));
    }

    [Fact]
    public async Task An_h_entry_comes_before_OpenGraph_and_that_before_the_title()
    {
        const string openGraph = "<title>t</title><meta name=description content=d><meta property='og:title' content='og t'><meta property='og:description' content='og d'><meta property='og:site_name' content=site>";
        (await VerifyAsync($"<title> a\n&amp; b </title>{Link}")).ShouldBe(new Verification(VerificationOutcome.Links, "", "a & b"));
        (await VerifyAsync($"{openGraph}{Link}")).ShouldBe(new Verification(VerificationOutcome.Links, "", "og t", "site", "og d"));
        (await VerifyAsync(
            $"""
            {openGraph}
            <div class=h-feed><h1 class=p-name>The feed</h1>
            <div class=h-entry><p class=p-name>Another</p></div>
            <div class=h-entry><a class="p-author h-card" href=/><img alt=""><span class=p-name>Haru</span> (she)</a>
              <div class=h-cite><p class=p-name>Not this</p></div>
              <h2 class=p-name>The <b>entry</b></h2><div class=e-content><p>One.</p><p>Two<script>x</script><i hidden>y</i></p>{Link}</div></div>
            </div>
            """)).ShouldBe(new Verification(VerificationOutcome.Links, "", "The entry", "Haru", "One. Two x"));
    }

    [Fact]
    public async Task A_trackback_speaks_for_itself_and_its_page_fills_what_it_left_out()
    {
        var html = $"<title>Page</title><meta name=author content=Haru><meta name=description content=Words>{Link}";
        (await VerifyAsync(html, FeedbackKind.Trackback, sent: new FeedbackItem { Title = "Sent", Name = "Blog" })).ShouldBe(new Verification(VerificationOutcome.Links, "", "Sent", "Blog", "Words"));
        (await VerifyAsync(html, FeedbackKind.Webmention, sent: new FeedbackItem { Title = "Old" })).ShouldBe(new Verification(VerificationOutcome.Links, "", "Page", "Haru", "Words"));
    }

    public static TheoryData<string> Monsters => new(
        string.Concat(Enumerable.Repeat("<div>", 150_000)),
        string.Concat(Enumerable.Repeat("<a href=x>", 80_000)),
        string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<b id={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 20_000)),
        string.Concat(Enumerable.Repeat("<table><tr><td>", 60_000)),
        string.Concat(Enumerable.Repeat("<svg><foreignObject>", 40_000)),
        "<a href='" + new string('a', 900_000) + "'>x</a>" + string.Concat(Enumerable.Repeat("<br>", 20_000)),
        "<div style='" + new string(';', 900_000) + "'>x</div>",
        "<meta " + string.Concat(Enumerable.Repeat("charset ", 100_000)),
        string.Concat(Enumerable.Repeat("http", 250_000)));

    [Theory]
    [MemberData(nameof(Monsters))]
    public async Task No_page_takes_long(string html)
    {
        foreach (var contentType in new[] { "text/html", "text/plain", "application/json" })
        {
            var clock = Stopwatch.StartNew();
            var verification = await VerifyAsync(html, contentType: contentType);
            verification.Outcome.ShouldBe(VerificationOutcome.DoesNotLink);
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), contentType);
        }
    }

    [Fact]
    public async Task Nor_does_one_that_links_and_has_titles_without_end()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 200));
        var titles = string.Concat(Enumerable.Repeat("<i class='p-name p-author p-summary e-content'></i>", 15_000));
        var clock = Stopwatch.StartNew();
        var verification = await VerifyAsync($"<title>t</title><div class=h-entry>{Link}<div class=h-cite>{deep}{titles}</div></div>");
        verification.ShouldBe(new Verification(VerificationOutcome.Links, "", "t"));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_author_of_something_quoted_is_not_the_pages() =>
        (await VerifyAsync($"<title>t</title><div class=h-entry><div class=h-cite><b class=p-author>Other</b></div>{Link}<b class='p-author h-card'>Haru</b></div>"))
            .ShouldBe(new Verification(VerificationOutcome.Links, "", "t", "Haru"));

    [Fact]
    public async Task A_page_that_is_too_large_is_not_read() =>
        (await VerifyAsync(Link + new string('x', 1024 * 1024))).ShouldBe(new Verification(VerificationOutcome.DoesNotLink, SourceReasons.TooLarge));
}
