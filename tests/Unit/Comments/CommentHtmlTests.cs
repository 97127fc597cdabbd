using ServerlessBlog.Comments.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Comments;

public sealed class CommentHtmlTests
{
    [Theory]
    [InlineData("一行目\n二行目", "<p>一行目<br>二行目</p>")]
    [InlineData("一つ目\n\n二つ目", "<p>一つ目</p><p>二つ目</p>")]
    [InlineData("a\r\n\r\nb\rc", "<p>a</p><p>b<br>c</p>")]
    [InlineData("a\n \u3000\t\n\n\nb", "<p>a</p><p>b</p>")]
    [InlineData("\n\na\n\n", "<p>a</p>")]
    [InlineData("   ", "")]
    [InlineData("", "")]
    public void A_blank_line_begins_a_paragraph_and_a_line_break_stays_one(string text, string html) => CommentHtml.Of(text).ShouldBe(html);

    [Theory]
    [InlineData("<b>&amp; \"x\" 'y'</b>", "<p>&lt;b&gt;&amp;amp; &quot;x&quot; &#39;y&#39;&lt;/b&gt;</p>")]
    [InlineData("**x** [y](https://e.example)", "<p>**x** [y](<a href=\"https://e.example/\" rel=\"ugc nofollow\">https://e.example</a>)</p>")]
    public void Nothing_is_markup(string text, string html) => CommentHtml.Of(text).ShouldBe(html);

    [Theory]
    [InlineData("https://e.example/a", "https://e.example/a")]
    [InlineData("見て。https://e.example/a。", "https://e.example/a")]
    [InlineData("「https://e.example/a」です", "https://e.example/a")]
    [InlineData("（https://e.example/a）", "https://e.example/a")]
    [InlineData("これhttps://e.example/aを見て、", "https://e.example/a")]
    [InlineData("https://e.example/a、https", "https://e.example/a")]
    [InlineData("https://e.example/a！", "https://e.example/a")]
    [InlineData("https://e.example/a\u3000b", "https://e.example/a")]
    [InlineData("See https://e.example/a.", "https://e.example/a")]
    [InlineData("https://e.example/a, b", "https://e.example/a")]
    [InlineData("https://e.example/a?!...", "https://e.example/a")]
    [InlineData("(https://e.example/a)", "https://e.example/a")]
    [InlineData("(https://e.example/wiki/A_(b)).", "https://e.example/wiki/A_(b)")]
    [InlineData("[https://e.example/a]", "https://e.example/a")]
    [InlineData("<https://e.example/a>", "https://e.example/a")]
    [InlineData("\"https://e.example/a\"", "https://e.example/a")]
    [InlineData("https://e.example/a\u202Egnp.exe", "https://e.example/agnp.exe")]
    [InlineData("HTTPS://E.example/?a=1&b=2#c", "https://e.example/?a=1&b=2#c")]
    [InlineData("http://[2001:db8::1]/x", "http://[2001:db8::1]/x")]
    [InlineData("https://ja.wikipedia.org/wiki/%E6%97%A5", "https://ja.wikipedia.org/wiki/%E6%97%A5")]
    public void A_bare_URL_is_a_link_without_what_stands_around_it(string text, string url) =>
        BareLinks.Find(InvisibleCharacters.RemoveOverrides(text)).ShouldHaveSingleItem().Url.AbsoluteUri.ShouldBe(url);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://e.example/")]
    [InlineData("//e.example/")]
    [InlineData("www.e.example")]
    [InlineData("https://")]
    [InlineData("https:///x")]
    [InlineData("https:e.example")]
    [InlineData("xhttps://e.example/")]
    [InlineData("https://user:pass@e.example/")]
    [InlineData("https://good.example@evil.example/")]
    [InlineData("https://e.example:99999/")]
    [InlineData("http")]
    [InlineData("https://日本語.jp/")]
    public void Nothing_else_is_a_link(string text)
    {
        BareLinks.Find(text).ShouldBeEmpty();
        CommentHtml.Of(text).ShouldNotContain("<a");
    }

    [Fact]
    public void What_orders_text_by_force_is_left_out_and_marks_that_help_stay() =>
        CommentHtml.Of("a\u202Eb\u2066c\u200Fd\u200De").ShouldBe("<p>abc\u200Fd\u200De</p>");

    [Fact]
    public void Two_links_and_the_text_between_them_keep_their_order() =>
        CommentHtml.Of("a https://b.example/ c http://d.example/?e e").ShouldBe(
            "<p>a <a href=\"https://b.example/\" rel=\"ugc nofollow\">https://b.example/</a> c <a href=\"http://d.example/?e\" rel=\"ugc nofollow\">http://d.example/?e</a> e</p>");
}
