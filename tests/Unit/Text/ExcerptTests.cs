using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Text;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  短い。\n\n文です。 ", "短い。文です。")]
    [InlineData("見出し\n\n本文", "見出し 本文")]
    [InlineData("One.\n\nTwo   three", "One. Two three")]
    public void A_short_text_is_whole_and_on_one_line(string text, string excerpt) => Excerpt.Of(text).ShouldBe(excerpt);

    [Fact]
    public void Japanese_gets_about_120_characters_and_English_about_200()
    {
        Excerpt.Of(new string('あ', 120)).ShouldBe(new string('あ', 120));
        Excerpt.Of(new string('あ', 121)).ShouldBe(new string('あ', 119) + "…");
        Excerpt.Of(new string('a', 200)).ShouldBe(new string('a', 200));
        Excerpt.Of(new string('a', 201)).Length.ShouldBeInRange(198, 200);
    }

    [Fact]
    public void It_ends_after_a_sentence_when_one_ends_near() =>
        Excerpt.Of(new string('あ', 90) + "。" + new string('い', 100)).ShouldBe(new string('あ', 90) + "。…");

    [Fact]
    public void It_ends_after_a_clause_when_no_sentence_ends_near() =>
        Excerpt.Of("あ。" + new string('あ', 108) + "、" + new string('い', 100)).ShouldBe("あ。" + new string('あ', 108) + "…");

    [Fact]
    public void It_does_not_cut_a_word()
    {
        var excerpt = Excerpt.Of(string.Join(' ', Enumerable.Repeat("wonderful", 50)));
        excerpt.ShouldEndWith("wonderful…");
        excerpt.Length.ShouldBeInRange(180, 200);
    }

    [Fact]
    public void After_a_full_stop_the_ellipsis_stands_apart() =>
        Excerpt.Of(string.Concat(Enumerable.Repeat("Word after word. ", 20))).ShouldEndWith("word. …");

    [Fact]
    public void It_does_not_cut_an_emoji() =>
        Excerpt.Of(string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 200))).ShouldBe(string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 119)) + "…");

    [Fact]
    public void A_character_with_endless_marks_does_not_make_it_long() =>
        Excerpt.Of("abc " + "d" + new string('\u0301', 100_000)).ShouldBe("abc…");

    [Fact]
    public void It_is_a_beginning_of_the_text_that_ends_between_characters() =>
        Prop.ForAll(Texts.Any, text =>
        {
            // White space may be joined; without it the excerpt's characters are those of the text.
            var line = string.Concat(LegalText.Clean(text).Where(c => !char.IsWhiteSpace(c)));
            var excerpt = Excerpt.Of(line);
            if (string.Equals(excerpt, line, StringComparison.Ordinal))
                return true;
            var kept = excerpt[..^1];
            return excerpt[^1] == '…' && line.StartsWith(kept, StringComparison.Ordinal)
                && (kept.Length == 0 || StringInfo.ParseCombiningCharacters(line).Contains(kept.Length));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
