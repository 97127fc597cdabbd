using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Rendering;

public sealed class QuotedStatusTests
{
    private const string Url = "https://twitter.com/someone/status/1";

    private readonly PostRenderer _renderer = new();

    [Theory]
    [InlineData("2009-12-26T08:51:00+09:00", "2009-12-26T08:51:00+09:00")]
    [InlineData("2009-12-26T08:51:00.123456Z", "2009-12-26T08:51:00.123Z")]
    [InlineData("2009-12-26T08:51:00-00:00", "2009-12-26T08:51:00Z")]
    [InlineData("2009-12-26 08:51", "2009-12-26T08:51")]
    [InlineData("2010年1月3日 8:51", "2010-01-03T08:51")]
    [InlineData("2010年1月 3日 (日) 8:51", "2010-01-03T08:51")]
    [InlineData("２０１０年１月３日（日曜日）８：５１", "2010-01-03T08:51")]
    [InlineData("2010年12月31日 午後11時59分", "2010-12-31T23:59")]
    [InlineData("8:51 AM Dec 26, 2009", "2009-12-26T08:51")]
    [InlineData("8:51 AM Dec 26th, 2009", "2009-12-26T08:51")]
    [InlineData("12:05 AM Jan 1st, 2010", "2010-01-01T00:05")]
    [InlineData("12:05 PM January 2, 2010", "2010-01-02T12:05")]
    public void A_time_that_can_be_read_is_marked_up(string time, string dateTime) =>
        Html($"> つぶやき\n> -- {time}, Keitai Web, {Url}").ShouldBe(
            $"<blockquote class=\"quoted-status\" cite=\"{Url}\">\n<p>つぶやき</p>\n"
            + $"<footer><time datetime=\"{dateTime}\">{time}</time> <span class=\"client\">Keitai Web</span> <a href=\"{Url}\">{Url}</a></footer>\n</blockquote>");

    [Theory]
    [InlineData("8:51 AM Dec 26th")]
    [InlineData("2009-02-30 08:51")]
    [InlineData("2009-12-26 24:51")]
    [InlineData("13:05 PM Jan 1, 2010")]
    [InlineData("8:51 AM Foo 26, 2009")]
    [InlineData("2009-12-26T08:51+99:00")]
    [InlineData("yesterday")]
    [InlineData("<i>きのう</i>")]
    public void A_time_that_cannot_be_read_is_shown_as_written(string time) =>
        Html($"> a\n> -- {time}, web, {Url}").ShouldContain($"<footer><span class=\"time\">{System.Net.WebUtility.HtmlEncode(time).Replace("&#39;", "'", StringComparison.Ordinal)}</span> <span class=\"client\">web</span>");

    [Fact]
    public void Without_a_client_none_is_shown() =>
        Html($"> a\n> -- 2009-12-26 08:51, , {Url}").ShouldContain($"</time> <a href=\"{Url}\">");

    [Theory]
    [InlineData("> a\n> b\n> -- 2009-12-26 08:51, w, " + Url, "<p>a\nb</p>")]
    [InlineData("> a\n>\n> -- 2009-12-26 08:51, w, " + Url, "<p>a</p>")]
    [InlineData("> a  \n> -- 2009-12-26 08:51, w, " + Url, "<p>a</p>")]
    [InlineData("> a\\\n> -- 2009-12-26 08:51, w, " + Url, "<p>a</p>")]
    [InlineData("> - a\n>\n> -- 2009-12-26 08:51, w, <" + Url + ">", "<ul>\n<li>a</li>\n</ul>")]
    [InlineData("> **a** [b](/c)\n-- 2009-12-26 08:51, w, " + Url, "<p><strong>a</strong> <a href=\"/c\">b</a></p>")]
    public void What_was_said_is_rendered_as_any_quote(string markdown, string said)
    {
        var html = Html(markdown);
        html.ShouldStartWith($"<blockquote class=\"quoted-status\" cite=\"{Url}\">\n{said}\n<footer><time datetime=\"2009-12-26T08:51\">");
        html.ShouldEndWith("</footer>\n</blockquote>");
    }

    [Fact]
    public void Client_and_time_are_text_never_markup() =>
        Html("> a\n> -- \"<b>\", *c* <script>x</script>, https://example.com/?a=1&b='2'").ShouldContain(
            "<span class=\"time\">\"&lt;b&gt;\"</span> <span class=\"client\">*c* &lt;script&gt;x&lt;/script&gt;</span> <a href=\"https://example.com/?a=1&amp;b='2'\">https://example.com/?a=1&amp;b='2'</a>");

    [Theory]
    [InlineData("> a\n> -- 2009-12-26 08:51, " + Url)]
    [InlineData("> a\n> -- , w, " + Url)]
    [InlineData("> a\n> -- 2009-12-26 08:51, w, javascript:alert(1)")]
    [InlineData("> a\n> -- 2009-12-26 08:51, w, /status/1")]
    [InlineData("> a\n> -- 2009-12-26 08:51, w, https://")]
    [InlineData("> a\n> -- 2009-12-26 08:51, w, https://a b/")]
    [InlineData("> a\n> --2009-12-26 08:51, w, " + Url)]
    [InlineData("> a\n> -- 2009-12-26 08:51, w, " + Url + "\n> b")]
    [InlineData("> -- 2009-12-26 08:51, w, " + Url)]
    [InlineData("a\n-- 2009-12-26 08:51, w, " + Url)]
    public void What_only_looks_similar_stays_what_it_is(string markdown)
    {
        var html = Html(markdown);
        html.ShouldNotContain("quoted-status");
        html.ShouldNotContain("<footer>");
    }

    [Fact]
    public void Each_quote_has_its_own_source()
    {
        var html = Html($"> a\n> -- 2009-12-26 08:51, w, {Url}1\n\n> b\n> -- 2009-12-26 08:52, w, {Url}2");
        html.ShouldContain($"cite=\"{Url}1\"");
        html.ShouldContain($"cite=\"{Url}2\"");
    }

    [Fact]
    public void An_author_may_write_the_same_in_HTML()
    {
        var html = Html($"> a\n> -- 2009-12-26 08:51, w, {Url}");
        _renderer.Render(html, PostFormat.Html).Html.ShouldBe(html);
    }

    private string Html(string markdown) => _renderer.Render(markdown, PostFormat.Markdown).Html.TrimEnd();
}
