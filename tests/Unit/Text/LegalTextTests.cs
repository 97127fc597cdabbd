using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Text;

public sealed class LegalTextTests
{
    [Theory]
    [InlineData("日本 👍\t\n", "日本 👍\t\n")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("\uFEFFa\0\u001B\u007F\u0085b", "ab")]
    [InlineData("\U0001FFFEa", "\uFFFDa")]
    public void Illegal_characters_go_and_legal_ones_stay(string text, string clean) => LegalText.Clean(text).ShouldBe(clean);

    [Fact]
    public void What_is_no_character_is_shown_as_a_replacement() =>
        LegalText.Clean("\uD800a\uDC00\uFFFE\uFFFF\uFDD0").ShouldBe("\uFFFDa\uFFFD\uFFFD\uFFFD\uFFFD");

    [Fact]
    public void Clean_text_fits_into_XML_and_stays_as_it_is() =>
        Prop.ForAll(Texts.Any, text =>
        {
            var clean = LegalText.Clean(text);
            XmlConvert.VerifyXmlChars(clean);
            return string.Equals(LegalText.Clean(clean), clean, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
