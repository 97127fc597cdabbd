using ServerlessBlog.Posts.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<p>a  b\n c</p><p>d</p>", "a b c\n\nd")]
    [InlineData("a<br>b<br><br><br>c", "a\nb\n\nc")]
    [InlineData("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p>", "a\nb\nc\n\nd")]
    [InlineData("<table><tr><td>値</td>\n<td>二</td></tr>\n<tr><td>c</td></tr></table>", "値 二\nc")]
    [InlineData("<pre>a\n  b\n</pre><p>c</p>", "a\n  b\n\nc")]
    [InlineData("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字")]
    [InlineData("a<a class=\"footnote-ref\" href=\"#post--fn:1\"><sup>1</sup></a>", "a")]
    [InlineData("日本\n語 と<b>\nabc</b>", "日本語 と abc")]
    [InlineData("<p>a <b>b</b>, c</p>", "a b, c")]
    [InlineData("<input type=checkbox checked disabled> a", "[x] a")]
    [InlineData("&lt;b&gt; &amp;", "<b> &")]
    [InlineData("<script>x</script><style>y</style>", "")]
    [InlineData("", "")]
    public void Blocks_become_lines(string html, string text) => PlainText.FromHtml(html).ShouldBe(text);
}
