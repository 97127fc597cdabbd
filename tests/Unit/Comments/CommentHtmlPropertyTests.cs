using System.Xml;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Comments.Text;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Tests.Unit.Rendering;
using ServerlessBlog.Tests.Unit.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Comments;

public sealed class CommentHtmlPropertyTests
{
    private static readonly string[] Pieces =
    [
        "https://e.example/", "http://", "https://x", "HTTP://A.example?b=\"c\"", "javascript:", "<script>", "</p>", "<a href=", "'", "\"", ">", "<", "&", "&lt;", "&#x3c;", "(", ")", "[", "]", "。", "、", "」", "）", "\n", "\n\n", "\r", " ", "　",
        "a", "字", "\u202E", "\u2066", "\u200F", "\0", "\u001b", "\uD800", "\uDC00", "\uFFFE", "\u2028", "@", ":", "/", "%", "#", "?", ".", ",",
    ];

    private static Arbitrary<string> Comments { get; } = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat), Texts.Any.Generator).ToArbitrary();

    private static Config Config { get; } = Config.QuickThrowOnFailure.WithMaxTest(800).WithEndSize(60);

    public static TheoryData<string> Attacks => XssCorpusTests.Attacks;

    [Fact]
    public void Whatever_is_typed_only_paragraphs_breaks_and_links_come_out_and_the_text_is_all_there() =>
        Prop.ForAll(Comments, ShouldBeText).Check(Config);

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_is_shown_as_it_was_typed(string attack)
    {
        ShouldBeText(attack);
        ShouldBeText($"https://e.example/{attack}");
        ShouldBeText($"{attack} https://e.example/?{attack}");
    }

    private static void ShouldBeText(string text)
    {
        var html = CommentHtml.Of(text);
        SafeHtml.ShouldBeSafe(html);
        XmlConvert.VerifyXmlChars(html);
        var body = new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            element.LocalName.ShouldBeOneOf("p", "br", "a");
            if (element.LocalName != "a")
            {
                element.Attributes.Length.ShouldBe(0, html);
                continue;
            }

            element.Attributes.Select(attribute => attribute.Name).ShouldBe(["href", "rel"]);
            element.GetAttribute("rel").ShouldBe("ugc nofollow");
            new Uri(element.GetAttribute("href")!).Scheme.ShouldBeOneOf("http", "https");
        }

        // What people read is what was typed, but for blank lines and characters that nobody may use.
        Visible(body.TextContent).ShouldBe(Visible(InvisibleCharacters.RemoveOverrides(LegalText.Clean(text))), html);
    }

    private static string Visible(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
