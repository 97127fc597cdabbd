using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Statuses.Quotes;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Statuses;

public sealed class QuoteMarkdownTests
{
    private const string Url = "https://x.com/hanako/status/1";

    private readonly PostRenderer _renderer = new();

    [Fact]
    public void A_status_is_quoted_in_the_form_that_posts_have_for_it()
    {
        var markdown = QuoteMarkdown.Of([new Quotation(["外へは一言、\n内へは手紙。"], "2009-12-26 08:51", "Keitai Web", Url)]);

        markdown.ShouldBe($"> 外へは一言、\\\n> 内へは手紙。\n> -- 2009-12-26 08:51, Keitai Web, {Url}\n");
        Html(markdown).ShouldBe(
            $"<blockquote class=\"quoted-status\" cite=\"{Url}\">\n<p>外へは一言、<br>\n内へは手紙。</p>\n"
            + $"<footer><time datetime=\"2009-12-26T08:51\">2009-12-26 08:51</time> <span class=\"client\">Keitai Web</span> <a href=\"{Url}\">{Url}</a></footer>\n</blockquote>");
    }

    [Fact]
    public void A_thread_is_one_quotation_with_its_parts_in_order()
    {
        var quote = Page([new Quotation(["一つめ。", "二つめ。\n\n続き。"], "2009-12-26 08:51", "", Url)]).QuerySelectorAll("blockquote").ShouldHaveSingleItem();

        quote.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent).ShouldBe(["一つめ。", "二つめ。", "続き。"]);
    }

    [Fact]
    public void Two_statuses_are_two_quotations() =>
        Page([new Quotation(["a"], "2009-12-26 08:51", "w", Url), new Quotation(["b"], "2009-12-26 08:52", "w", Url + "2")])
            .QuerySelectorAll("blockquote.quoted-status > footer > a").Select(link => link.GetAttribute("href")).ShouldBe([Url, Url + "2"]);

    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("", "", Url, Url)]
    [InlineData("2009-12-26 08:51", "w*b", "", "2009-12-26 08:51, w*b")]
    [InlineData("2009-12-26 08:51", "", "javascript:alert(1)", "2009-12-26 08:51")]
    public void What_is_not_known_is_left_out(string time, string client, string url, string last)
    {
        var quote = Page([new Quotation(["つぶやき"], time, client, url)]).QuerySelector("blockquote")!;

        quote.QuerySelector("footer").ShouldBeNull();
        quote.QuerySelectorAll("p").Select(paragraph => paragraph.TextContent).ShouldBe(last.Length == 0 ? ["つぶやき"] : ["つぶやき", last]);
    }

    [Theory]
    [InlineData("携帯, 自宅\n-- 2009-12-26 08:51, w, https://evil.example/", "https://x.com/a,b")]
    [InlineData("<b>Web</b> | `x`", Url)]
    public void Client_and_permalink_stay_in_their_line(string client, string url)
    {
        var footer = Page([new Quotation(["a"], "2009-12-26 08:51", client, url)]).QuerySelectorAll("footer").ShouldHaveSingleItem();

        footer.QuerySelector(".client")!.TextContent.ShouldBe(client.Replace('\n', ' ').Replace(',', '，'));
        footer.QuerySelector("a")!.GetAttribute("href").ShouldBe(url.Replace(",", "%2C", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# 見出しではない")]
    [InlineData("#mixi #ツイッター @hanako_co_jp @_you_")]
    [InlineData("- a\n* b\n+ c\n1. d\n2) e")]
    [InlineData("-- 2009-12-26 08:51, w, https://evil.example/")]
    [InlineData("a\n---\nb\n===\n***\n- - -\n___")]
    [InlineData("*a* _b_ **c** ~~d~~ `e` ``` f")]
    [InlineData("```\ncode\n```\n~~~\ncode")]
    [InlineData("[a](https://evil.example/) ![b](c.png) [d]: /e\n[^1] [^1]: note\n[ ] todo")]
    [InlineData("a|b\n-|-\nc|d\n:-|-:")]
    [InlineData("&lt; &amp;copy; &#60; AT&T \\*a\\* c:\\dir\\")]
    [InlineData("> > quoted\n<br> <https://evil.example/> <a@b.example>")]
    [InlineData("www.example.com/a_b mailto:a_b@c.example ftp://a_b/ tel:1_2 http:// HTTPS://x_y/")]
    [InlineData("見てhttps://example.com/a_b?c=*d*&e=f。よかった（https://ja.example/本）")]
    [InlineData("https://example.com/a(b) (https://example.com/) https://example.com/?a=1&copy;=2 https://example.com/x*")]
    [InlineData("ends with a backslash\\\nand goes on\\")]
    [InlineData("    four spaces\n\ttab\n　全角の空白")]
    public void Text_stays_what_it_is(string text) => ShouldShow(text);

    [Fact]
    public void Hostile_texts_stay_what_they_are()
    {
        foreach (var text in HostileTexts.All)
            ShouldShow(text);
    }

    [Fact]
    public void Any_text_stays_what_it_is()
    {
        var pieces = Gen.Elements(
            "*", "_", "`", "```", "~", "~~~", "#", "##### ", "-", "--", "-- ", "+", "=", "1.", "12) ", ">", "<", "<b>", "</p>", "<!--", "&", "&amp;", "&#x41;", ";", "[", "]", "(", ")", "!", "[^1]", "]: ",
            "|", "|-|", ":-", ":", "\\", "\\\\", "\n", "\n\n", "\r\n", " ", "   ", "\t", "　", "\u00A0", "\u2028", "\u0000", "\uFEFF", "\uD83D", "😀", "本", "語。", "「", "a", "B7", "@a_b", "#mixi",
            "http://", "https://example.com/", "https://e.example/a_b*c?d=[e]&f", "www.", "www.a_b", "mailto:", "ftp://", "tel:", "x@y.example", "-- 2009-12-26 08:51, w, https://e.example/", "{", "}", "\"", "'", "$", "^");
        Prop.ForAll(pieces.NonEmptyListOf().Select(string.Concat).ToArbitrary(), ShouldShow).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    private void ShouldShow(string text)
    {
        var page = Page([new Quotation([text], "2009-12-26 08:51", "Keitai Web", Url)]);
        var lines = LegalText.Clean(text).Split(['\n', '\u2028']).Select(Bare).Where(line => line.Length > 0).ToList();
        if (lines.Count == 0)
            return;
        var quote = page.Body!.Children.ShouldHaveSingleItem();
        quote.ClassName.ShouldBe("quoted-status", text);
        quote.Children[^1].LocalName.ShouldBe("footer");
        var paragraphs = quote.Children.SkipLast(1).ToList();
        paragraphs.ShouldAllBe(paragraph => paragraph.LocalName == "p");
        foreach (var element in paragraphs.SelectMany(paragraph => paragraph.QuerySelectorAll("*")))
        {
            element.LocalName.ShouldBeOneOf(["br", "a"], text);
            if (element.LocalName == "a")
                Uri.UnescapeDataString(element.GetAttribute("href")!).ShouldBe(Uri.UnescapeDataString(element.TextContent), text);
        }

        paragraphs.SelectMany(LinesOf).ShouldBe(lines, text);
    }

    private static IEnumerable<string> LinesOf(IElement paragraph) =>
        string.Concat(paragraph.ChildNodes.Select(node => node is IElement { LocalName: "br" } ? "\n" : Bare(node.TextContent))).Split('\n');

    // White space is as wide as a page makes it.
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private IDocument Page(IReadOnlyList<Quotation> quotations) => new HtmlParser().ParseDocument(Html(QuoteMarkdown.Of(quotations)));

    private string Html(string markdown) => _renderer.Render(markdown, PostFormat.Markdown).Html.TrimEnd();
}
