using ServerlessBlog.Posts.Rendering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Rendering;

public sealed class HtmlSanitizerTests
{
    [Theory]
    [InlineData("<p>a <b>b</b> <i>c</i> <u>d</u><br>e</p>")]
    [InlineData("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>")]
    [InlineData("<figure><img src=\"/media/a.png\" alt=\"A\" width=\"10\" height=\"20\"><figcaption>c</figcaption></figure>")]
    [InlineData("<table><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>")]
    [InlineData("<details open=\"\"><summary>s</summary>t</details>")]
    [InlineData("<blockquote cite=\"https://example.com/\"><p>a</p></blockquote>")]
    [InlineData("<a href=\"mailto:a@example.com\">m</a><a href=\"../b?c=d#e\">r</a><a href=\"//example.com/\">p</a>")]
    [InlineData("<pre><code class=\"language-c#\">a &lt; b\n</code></pre>")]
    [InlineData("<time datetime=\"2010-01-03T08:51\">x</time>")]
    [InlineData("<ol start=\"3\" reversed=\"\"><li value=\"5\">a</li></ol>")]
    [InlineData("<p lang=\"ja\" dir=\"ltr\" title=\"t\">a</p>")]
    [InlineData("<video src=\"/a.mp4\" controls=\"\"></video>")]
    [InlineData("<pre>\n\na</pre>")]
    public void What_a_post_needs_comes_through_unchanged(string html) => HtmlSanitizer.Sanitize(html).ShouldBe(html);

    [Theory]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("a<style>*{}</style><iframe src=x></iframe><object data=x>o</object><form><input name=q>f</form>b", "ab")]
    [InlineData("a<svg><p>x</p></svg><math><mi>y</mi></math>", "a<p>x</p>")]
    [InlineData("a<noscript><p>x</p></noscript><template><p>y</p></template><textarea>z</textarea>b", "ab")]
    [InlineData("<blink>a</blink><x-y>b</x-y>", "ab")]
    [InlineData("<font color=red>a</font>", "a")]
    [InlineData("<!-- a -->b<!--[if IE]><script>x</script><![endif]-->", "b")]
    [InlineData("<img alt=a><source type=x>", "")]
    [InlineData("<input name=a><input type=text value=b>", "")]
    public void What_is_not_allowed_goes(string html, string expected) => HtmlSanitizer.Sanitize(html).ShouldBe(expected);

    [Theory]
    [InlineData("<p onclick=x() style=\"color:red\" data-a=b class=\"nav client\">a</p>", "<p class=\"client\">a</p>")]
    [InlineData("<a href=\"/\" target=_blank rel=\"noopener nofollow\" ping=/x download>a</a>", "<a href=\"/\" rel=\"nofollow\">a</a>")]
    [InlineData("<video src=a autoplay></video>", "<video src=\"a\" controls=\"\"></video>")]
    [InlineData("<td>a</td>", "a")]
    [InlineData("<input type=checkbox checked onclick=x name=y>", "<input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"[x]\">")]
    [InlineData("<img src=a width=100% height=99999 srcset=b loading=LAZY>", "<img src=\"a\" loading=\"lazy\">")]
    [InlineData("<tt>a</tt><strike>b</strike>", "<code>a</code><s>b</s>")]
    [InlineData("<center>a</center>", "<div class=\"align-center\">a</div>")]
    [InlineData("<p style=\"color: red; text-align: right\">a</p>", "<p class=\"align-right\">a</p>")]
    [InlineData("<p align=center>a</p>", "<p class=\"align-center\">a</p>")]
    [InlineData("<ol start=99999999999 type=circle><li value=x>a</ol>", "<ol><li>a</li></ol>")]
    public void Elements_keep_only_their_allowed_attributes(string html, string expected) => HtmlSanitizer.Sanitize(html).ShouldBe(expected);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData(" \t javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("java&#9;script:alert(1)")]
    [InlineData("&#x6A;avascript&colon;alert(1)")]
    [InlineData("&#1;javascript:alert(1)")]
    [InlineData("\u0001\u001fjavascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://example.com/x")]
    [InlineData("view-source:javascript:x")]
    public void Links_that_do_something_lose_their_target(string url) =>
        HtmlSanitizer.Sanitize($"<a href=\"{url}\">a</a><img src=\"{url}\">").ShouldBe("<a>a</a>");

    [Fact]
    public void Images_do_not_send_mail() => HtmlSanitizer.Sanitize("<img src=\"mailto:a@b.c\">").ShouldBe("");

    [Fact]
    public void Ids_get_a_prefix_and_links_within_the_body_follow_them() =>
        HtmlSanitizer.Sanitize("<a href=#x>1</a><h2 id=x>2</h2><h2 id=x>3</h2><p id=y>4</p><a href=#comments>5</a>").ShouldBe(
            "<a href=\"#post--x\">1</a><h2 id=\"post--x\">2</h2><h2>3</h2><p>4</p><a href=\"#comments\">5</a>");

    [Theory]
    [InlineData("<a id=cookie name=cookie>x</a>")]
    [InlineData("<h1 id=getElementById>x</h1>")]
    [InlineData("<form id=location><input name=href></form>")]
    public void Ids_cannot_stand_in_for_properties_of_the_document(string html)
    {
        var safe = HtmlSanitizer.Sanitize(html);
        safe.ShouldNotContain("id=\"c");
        safe.ShouldNotContain("id=\"g");
        safe.ShouldNotContain("name=");
        SafeHtml.ShouldBeSafe(safe);
    }

    [Fact]
    public void Characters_that_feeds_cannot_carry_are_dropped_or_replaced() =>
        HtmlSanitizer.Sanitize("a\0b\u0008c\u000Bd\u007Fe\u0085f\uFFFEg\uFFFFh\uD800i\uDC00j&#1;k&#xFFFE;l&#55296;m\r\nn\to").ShouldBe(
            "abcdef\uFFFDg\uFFFDh\uFFFDi\uFFFDjk\uFFFDl\uFFFDm\nn\to");
}
