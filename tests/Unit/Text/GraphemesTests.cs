using ServerlessBlog.Posts.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Text;

public sealed class GraphemesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("e\u0301", 1)]
    [InlineData("か\u3099き", 2)]
    [InlineData("👨‍👩‍👧‍👦🇯🇵👍🏽", 3)]
    [InlineData("葛\U000E0100城", 2)]
    public void Characters_are_counted_as_a_reader_counts(string text, int count) => Graphemes.Count(text).ShouldBe(count);

    [Theory]
    [InlineData("abc", 2, "ab")]
    [InlineData("abc", 5, "abc")]
    [InlineData("ae\u0301b", 2, "ae\u0301")]
    [InlineData("🇯🇵🇯🇵", 1, "🇯🇵")]
    [InlineData("a", 0, "")]
    public void Text_is_cut_after_so_many_characters(string text, int max, string expected) => Graphemes.Truncate(text, max).ShouldBe(expected);

    [Theory]
    [InlineData("abc", 2, "ab")]
    [InlineData("abc", 3, "abc")]
    [InlineData("a𠮷b", 2, "a")]
    [InlineData("ae\u0301b", 2, "a")]
    [InlineData("👨‍👩‍👧‍👦", 5, "")]
    public void Text_is_cut_to_so_many_units_without_breaking_a_character(string text, int max, string expected) => Graphemes.TruncateUnits(text, max).ShouldBe(expected);
}
