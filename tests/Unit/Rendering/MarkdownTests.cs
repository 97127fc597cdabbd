using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Rendering;

public sealed class MarkdownTests
{
    private readonly PostRenderer _renderer = new();

    [Theory]
    [InlineData("Hello *a* **b** `c`", "<p>Hello <em>a</em> <strong>b</strong> <code>c</code></p>")]
    [InlineData("# a\n\nb", "<h1 id=\"post--a\">a</h1>\n<p>b</p>")]
    [InlineData("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>")]
    [InlineData("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>")]
    [InlineData("[a](/b \"c\") ![d](e.png)", "<p><a href=\"/b\" title=\"c\">a</a> <img src=\"e.png\" alt=\"d\"></p>")]
    [InlineData("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>")]
    [InlineData("```js\na < b\n```", "<pre><code class=\"language-js\">a &lt; b\n</code></pre>")]
    [InlineData("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>")]
    [InlineData("1 &lt; 2 &copy; \\*", "<p>1 &lt; 2 © *</p>")]
    [InlineData("~~a~~", "<p><del>a</del></p>")]
    [InlineData("a <b>c</b> <script>x</script>d", "<p>a <b>c</b> d</p>")]
    [InlineData("<div>\n\n*a*\n\n</div>", "<div>\n<p><em>a</em></p>\n</div>")]
    public void CommonMark_becomes_HTML(string markdown, string html) => Html(markdown).ShouldBe(html);

    [Fact]
    public void Tables_keep_their_alignment_as_a_class() =>
        Html("|a|b|\n|:-|-:|\n|1|2|").ShouldBe(
            "<table>\n<thead>\n<tr>\n<th class=\"align-left\">a</th>\n<th class=\"align-right\">b</th>\n</tr>\n</thead>\n"
            + "<tbody>\n<tr>\n<td class=\"align-left\">1</td>\n<td class=\"align-right\">2</td>\n</tr>\n</tbody>\n</table>");

    [Fact]
    public void Task_lists_show_boxes_that_nobody_can_tick()
    {
        var html = Html("- [ ] a\n- [x] b");
        html.ShouldContain("<li class=\"task-list-item\"><input type=\"checkbox\" disabled=\"\" aria-label=\"[ ]\"> a</li>");
        html.ShouldContain("<input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"[x]\"> b</li>");
    }

    [Fact]
    public void Footnotes_link_there_and_back()
    {
        var html = Html("a[^1]\n\n[^1]: b");
        html.ShouldContain("<a class=\"footnote-ref\" id=\"post--fnref:1\" href=\"#post--fn:1\"><sup>1</sup></a>");
        html.ShouldContain("<li id=\"post--fn:1\">");
        html.ShouldContain("<a class=\"footnote-back-ref\" href=\"#post--fnref:1\">");
    }

    [Theory]
    [InlineData("see https://example.com/a?b=c.", "see <a href=\"https://example.com/a?b=c\">https://example.com/a?b=c</a>.")]
    [InlineData("www.example.com", "<a href=\"https://www.example.com\">www.example.com</a>")]
    [InlineData("<https://example.com/>", "<a href=\"https://example.com/\">https://example.com/</a>")]
    [InlineData("詳細はhttps://example.com/a、次", "詳細は<a href=\"https://example.com/a\">https://example.com/a</a>、次")]
    [InlineData("（https://example.com/）。www.example.com", "（<a href=\"https://example.com/\">https://example.com/</a>）。<a href=\"https://www.example.com\">www.example.com</a>")]
    [InlineData("「https://example.com/日本」", "「<a href=\"https://example.com/%E6%97%A5%E6%9C%AC\">https://example.com/日本</a>」")]
    [InlineData("httpはhttps", "httpはhttps")]
    public void Bare_links_end_where_the_sentence_goes_on(string markdown, string html) => Html(markdown).ShouldBe($"<p>{html}</p>");

    [Theory]
    [InlineData("これは**「強調」**です", "これは<strong>「強調」</strong>です")]
    [InlineData("**強調。**次", "<strong>強調。</strong>次")]
    public void Emphasis_works_next_to_Japanese_punctuation(string markdown, string html) => Html(markdown).ShouldBe($"<p>{html}</p>");

    [Theory]
    [InlineData("今日は\n晴れ", "今日は晴れ")]
    [InlineData("今日は**晴れ**\n「です」", "今日は<strong>晴れ</strong>「です」")]
    [InlineData("です。\nＡ", "です。Ａ")]
    [InlineData("日本\nABC\n日本", "日本\nABC\n日本")]
    [InlineData("한국\n어", "한국\n어")]
    [InlineData("日本  \n語", "日本<br>\n語")]
    [InlineData("<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>\nは", "<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>は")]
    public void Line_breaks_between_Japanese_characters_are_no_spaces(string markdown, string html) => Html(markdown).ShouldBe($"<p>{html}</p>");

    [Fact]
    public void Headings_get_ids_that_are_readable_and_different() =>
        Html("# 見出し *一*\n# a\n# a\n# a 2\n# !").ShouldBe(
            "<h1 id=\"post--見出し-一\">見出し <em>一</em></h1>\n<h1 id=\"post--a\">a</h1>\n<h1 id=\"post--a-2\">a</h1>\n<h1 id=\"post--a-2-2\">a 2</h1>\n<h1 id=\"post--section\">!</h1>");

    [Fact]
    public void Links_find_the_headings_of_the_same_post() => Html("[x](#見出し)\n\n# 見出し").ShouldContain("<a href=\"#post--%E8%A6%8B%E5%87%BA%E3%81%97\">");

    [Fact]
    public void The_text_is_what_a_reader_reads()
    {
        var text = _renderer.Render("# T\n\nこれは[リンク](/a)です[^1]。\n続き\n\n- 一\n- 二\n\n|a|b|\n|-|-|\n|c|d|\n\n[^1]: 注", PostFormat.Markdown).Text;
        text.ShouldBe("T\n\nこれはリンクです。続き\n\n一\n二\n\na b\nc d\n\n注");
    }

    [Fact]
    public void One_renderer_serves_many_threads()
    {
        var bodies = Enumerable.Range(0, 200).Select(i => $"# h{i}\n\n> q\n> -- 2009-12-26 08:51, c{i}, https://example.com/{i}\n\n[^1]: n{i}\n\nx[^1]").ToArray();
        var alone = bodies.Select(body => new PostRenderer().Render(body, PostFormat.Markdown).Html).ToArray();
        var together = bodies.AsParallel().AsOrdered().Select(body => _renderer.Render(body, PostFormat.Markdown).Html).ToArray();
        together.ShouldBe(alone);
    }

    private string Html(string markdown) => _renderer.Render(markdown, PostFormat.Markdown).Html.TrimEnd();
}
