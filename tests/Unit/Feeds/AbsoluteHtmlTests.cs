using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Site.Feeds;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Feeds;

public sealed class AbsoluteHtmlTests
{
    private const string Permalink = "https://blog.example/posts/%E6%9C%AC";

    [Theory]
    [InlineData("/x", "https://blog.example/x")]
    [InlineData("x.png", "https://blog.example/posts/x.png")]
    [InlineData("../x", "https://blog.example/x")]
    [InlineData("?q=a&b", "https://blog.example/posts/%E6%9C%AC?q=a&amp;b")]
    [InlineData("//other.example/x", "https://other.example/x")]
    [InlineData("\\\\other.example\\x", "https://other.example/x")]
    [InlineData("#elsewhere", "https://blog.example/posts/%E6%9C%AC#elsewhere")]
    [InlineData("https://other.example/a b?ü", "https://other.example/a b?ü")]
    [InlineData("HTTP://other.example", "HTTP://other.example")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    public void A_link_leads_where_it_leads_on_the_page(string href, string expected) =>
        AbsoluteHtml.Of(HtmlSanitizer.Sanitize($"<a href=\"{href}\">x</a>"), Permalink).ShouldBe(HtmlSanitizer.Sanitize($"<a href=\"{expected}\">x</a>"));

    [Fact]
    public void Every_kind_of_URL_is_made_absolute_and_the_rest_stays_as_it_is()
    {
        const string html = "<p class=\"align-right\">1 &lt; 2 &amp; <img src=\"/a.png\" alt=\"a &quot;b&quot;\"></p><video src=\"v.mp4\" poster=\"p.png\" controls=\"\"></video><blockquote cite=\"/c\"><pre>\n\n x</pre></blockquote>";
        AbsoluteHtml.Of(html, Permalink).ShouldBe(
            html.Replace("\"/a.png\"", "\"https://blog.example/a.png\"", StringComparison.Ordinal)
                .Replace("\"v.mp4\"", "\"https://blog.example/posts/v.mp4\"", StringComparison.Ordinal)
                .Replace("\"p.png\"", "\"https://blog.example/posts/p.png\"", StringComparison.Ordinal)
                .Replace("\"/c\"", "\"https://blog.example/c\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_footnote_leads_to_the_page_and_back_there()
    {
        var html = AbsoluteHtml.Of(new PostRenderer().Render("Text.[^1]\n\n[^1]: Note.", PostFormat.Markdown).Html, Permalink);

        html.ShouldContain($"href=\"{Permalink}#{HtmlSanitizer.IdPrefix}");
        html.ShouldNotContain("href=\"#");
    }

    [Fact]
    public void What_leads_nowhere_loses_its_URL_and_keeps_its_text() =>
        AbsoluteHtml.Of("<a href=\"http:\">x</a>", Permalink).ShouldBe("<a>x</a>");

    [Fact]
    public void No_URL_of_any_sanitised_HTML_stays_relative()
    {
        var pieces = Gen.Elements("/", "\\", "//", ":", "#", "?", ".", "..", "a", "字", "%", "%41", "@", "http:", "https:", "[", "]", " ", "&", "😀");
        var urls = pieces.NonEmptyListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(urls, url =>
        {
            var html = AbsoluteHtml.Of(HtmlSanitizer.Sanitize($"<a href=\"{url}\">x</a><img src=\"{url}\" alt=\"\">"), Permalink);
            foreach (var found in html.Split("href=\"").Skip(1).Concat(html.Split("src=\"").Skip(1)).Select(rest => rest.Split('"')[0]))
                (found.StartsWith("http://", StringComparison.Ordinal) || found.StartsWith("https://", StringComparison.Ordinal)).ShouldBeTrue(found);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
