using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Rendering;

public sealed class SanitizerPropertyTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href=/>", "<a href='javascript:x'>", "</a>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<caption>", "<tbody>", "<div>", "</div>", "<pre>", "</pre>", "\n", "\n\n",
        "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "</math>", "<foreignObject>", "<style>", "</style>", "<script>", "</script>", "<template>", "</template>", "<noscript>", "</noscript>", "<title>", "</title>", "<select>",
        "<option>", "</select>", "<form>", "</form>", "<input type=checkbox>", "<ruby>", "<rt>", "</ruby>", "<li>", "<ul>", "</ul>", "<h1 id=a>", "</h1>", "<center>", "<font>", "<nobr>", "<marquee>", "<img src=x onerror=y>",
        "<!--", "-->", "<![CDATA[", "]]>", "<", ">", "\"", "'", "=", "&", "&lt;", "&#1;", "&#xD800;", "\0", "\uD800", "\uFFFE", "\r", " ", "a", "字", "x=\"", "<br>", "<dl>", "<dt>", "<dd>", "<details>", "<summary>", "<blockquote cite=x>",
    ];

    // Markup that belongs together more often than chance would have it, and any text.
    private static Arbitrary<string> Bodies { get; } = Gen.Frequency(
        (4, Gen.Elements(Pieces).ListOf().Select(string.Concat)),
        (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))).ToArbitrary();

    private static Config Config { get; } = Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(60);

    [Fact]
    public void Whatever_goes_in_only_allowed_elements_and_attributes_come_out() =>
        Prop.ForAll(Bodies, body => SafeHtml.ShouldBeSafe(HtmlSanitizer.Sanitize(body))).Check(Config);

    [Fact]
    public void Sanitising_twice_is_sanitising_once() =>
        Prop.ForAll(Bodies, body => HtmlSanitizer.Sanitize(HtmlSanitizer.Sanitize(body)).ShouldBe(HtmlSanitizer.Sanitize(body))).Check(Config);

    [Fact]
    public void Rendered_Markdown_is_safe_and_holds_only_characters_that_XML_allows() =>
        Prop.ForAll(Bodies, body =>
        {
            var rendered = new PostRenderer().Render(body, PostFormat.Markdown);
            SafeHtml.ShouldBeSafe(rendered.Html);
            XmlConvert.VerifyXmlChars(rendered.Html);
            XmlConvert.VerifyXmlChars(rendered.Text);
        }).Check(Config);
}
