using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Hello, World!", "hello-world")]
    [InlineData("過去にmixiが与えた功績&今からtwitterが与える可能性", "過去にmixiが与えた功績-今からtwitterが与える可能性")]
    [InlineData("Ｔｗｉｔｔｅｒ　①　ﾂｲｯﾀｰ", "twitter-1-ツイッター")]
    [InlineData("  --a__b--  ", "a-b")]
    [InlineData("Ça va? É", "ça-va-é")]
    [InlineData("Cafe\u0301", "café")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("a\u200Bb\uFE0Fc", "abc")]
    [InlineData("\u0301a", "a")]
    [InlineData("a/b\\c#d?e\u0000f", "a-b-c-d-ef")]
    [InlineData("../..", null)]
    [InlineData("👍🏽!", null)]
    [InlineData("", null)]
    public void A_title_becomes_a_slug(string title, string? slug) => Slug.FromTitle(title).ShouldBe(slug);

    [Fact]
    public void Long_titles_are_cut_between_characters()
    {
        Slug.FromTitle(new string('あ', 500)).ShouldBe(new string('あ', 80));
        Slug.FromTitle("a" + string.Concat(Enumerable.Repeat("𠮷", 100))).ShouldBe("a" + string.Concat(Enumerable.Repeat("𠮷", 39)));
        Slug.FromTitle(new string('a', 79) + " b").ShouldBe(new string('a', 79));
        Slug.FromTitle("a" + new string('\u0301', 100_000)).ShouldBeNull();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("2010-01-03")]
    [InlineData("日本語")]
    [InlineData("a_b-c--d")]
    [InlineData("_a")]
    [InlineData("が")]
    public void A_well_formed_slug_is_accepted(string slug)
    {
        Slug.Problem(slug).ShouldBeNull();
        Slug.IsValid(slug).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, "at least one")]
    [InlineData("", "at least one")]
    [InlineData("A", "lower case")]
    [InlineData("-a", "begin")]
    [InlineData("a-", "End")]
    [InlineData("..", "only letters")]
    [InlineData("a.b", "only letters")]
    [InlineData("a b", "only letters")]
    [InlineData("a/b", "only letters")]
    [InlineData("a\\b", "only letters")]
    [InlineData("a#b", "only letters")]
    [InlineData("a?b", "only letters")]
    [InlineData("a%2fb", "only letters")]
    [InlineData("a\tb", "only letters")]
    [InlineData("a\u0085b", "only letters")]
    [InlineData("a\u200Bb", "only letters")]
    [InlineData("a\u202Eb", "only letters")]
    [InlineData("a👍", "only letters")]
    [InlineData("\u0301a", "begin")]
    [InlineData("か\u3099", "NFC")]
    public void A_malformed_slug_is_refused_with_a_sentence(string? slug, string says)
    {
        Slug.Problem(slug).ShouldNotBeNull().ShouldContain(says);
        Slug.IsValid(slug).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    public void What_is_no_character_is_never_in_a_slug(int unit)
    {
        Slug.Problem($"a{(char)unit}").ShouldNotBeNull();
        Slug.FromTitle($"{(char)unit}").ShouldBeNull();
        Slug.FromTitle($"a{(char)unit}b").ShouldBe("a-b");
        Slug.TryParse($"a{(char)unit}", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_slug_has_at_most_100_characters()
    {
        Slug.Problem(new string('a', 100)).ShouldBeNull();
        Slug.Problem(new string('a', 101)).ShouldNotBeNull().ShouldContain("100");
        Slug.Problem(new string('a', 10_000)).ShouldNotBeNull();
    }

    [Fact]
    public void A_decomposed_slug_is_composed_when_read()
    {
        Slug.TryParse("か\u3099", out var slug).ShouldBeTrue();
        slug.ShouldBe("が");
        Slug.TryParse("A", out var none).ShouldBeFalse();
        none.ShouldBeNull();
        Slug.TryParse(null, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_suffix_fits_within_the_limit()
    {
        Slug.WithSuffix("a", 2).ShouldBe("a-2");
        Slug.WithSuffix(new string('a', 100), 12).ShouldBe(new string('a', 97) + "-12");
        Slug.WithSuffix(string.Concat(Enumerable.Repeat("𠮷", 50)), 2).ShouldBe(string.Concat(Enumerable.Repeat("𠮷", 49)) + "-2");
    }

    [Fact]
    public void Words_of_the_site_are_reserved()
    {
        Slug.IsReserved("new").ShouldBeTrue();
        Slug.IsReserved("news").ShouldBeFalse();
        Slug.IsReserved(Slug.WithSuffix("new", 2)).ShouldBeFalse();
    }

    [Fact]
    public void Any_title_gives_a_valid_slug_or_none() =>
        Prop.ForAll(Texts.Any, title => Slug.FromTitle(title) is not { } slug || (Slug.IsValid(slug) && slug.Length <= Slug.MaxTitleLength && Slug.IsValid(Slug.WithSuffix(slug, 2))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Every_character_gives_a_valid_slug_or_none()
    {
        for (var c = 0; c <= 0x10FFFF; c++)
        {
            var title = System.Text.Rune.IsValid(c) ? char.ConvertFromUtf32(c) : ((char)c).ToString();
            if (Slug.FromTitle("x" + title) is var slug && !Slug.IsValid(slug))
                slug.ShouldBeNull($"U+{c:X4}: {Slug.Problem(slug)}");
        }
    }
}
