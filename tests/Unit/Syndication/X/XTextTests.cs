using System.Diagnostics;
using ServerlessBlog.Syndication.Channels.X.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.X;

/// <summary>How X counts, in examples.</summary>
public sealed class XTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Tea at five?", 12)]
    [InlineData("ツイッターは外向き", 18)]
    [InlineData("ｶﾅ", 4)]
    [InlineData("Größe", 5)]
    [InlineData("Тест", 4)]
    [InlineData("“quoted” – and more…", 21)]
    [InlineData("が", 2)]
    [InlineData("か\u3099", 2)]
    [InlineData("𠮷", 2)]
    [InlineData("☕", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("👨‍👩‍👧‍👦", 2)]
    [InlineData("🇯🇵🇫🇷", 4)]
    [InlineData("5️⃣", 2)]
    [InlineData("新しい記事: https://blog.example.org/posts/a-very-long-name-of-a-post", 35)]
    [InlineData("詳しくはexample.jpへ", 33)]
    [InlineData("mail me@example.com", 19)]
    [InlineData("see readme.md now", 31)]
    [InlineData("see readme.txt now", 18)]
    [InlineData("1.5 or 2.0", 10)]
    public void A_text_weighs_what_it_weighs_on_X(string text, int length) => XText.Of(text).Length.ShouldBe(length);

    [Fact]
    public void A_text_of_140_kanji_is_just_right_for_X()
    {
        var counted = XText.Of(new string('字', 140));
        counted.Length.ShouldBe(XText.MaxLength);
        counted.IsValid.ShouldBeTrue();
    }

    [Fact]
    public void A_text_of_141_kanji_is_too_long_for_X() => XText.Of(new string('字', 141)).IsValid.ShouldBeFalse();

    [Fact]
    public void An_empty_text_is_no_text_for_X() => XText.Of("").IsValid.ShouldBeFalse();

    [Theory]
    [InlineData("a\uFEFFb")]
    [InlineData("a\uFFFEb")]
    [InlineData("a\uFFFFb")]
    public void X_takes_no_byte_order_marks(string text)
    {
        XText.Of(text).HasForbidden.ShouldBeTrue();
        XText.Of(text).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void Marks_of_direction_are_allowed_and_count()
    {
        var counted = XText.Of("\u202Aabc\u202C");
        counted.Length.ShouldBe(7);
        counted.IsValid.ShouldBeTrue();
    }

    [Fact]
    public void Half_a_character_counts_as_one_that_cannot_be_shown() => XText.Of("a\uD83D").Length.ShouldBe(3);

    [Theory]
    [InlineData("a.")]
    [InlineData("あ.")]
    [InlineData("a-")]
    [InlineData("1.")]
    [InlineData("a.com,")]
    [InlineData("_a.")]
    [InlineData("xn--")]
    [InlineData("http://")]
    [InlineData("x.com/(")]
    [InlineData("x.com/(a)")]
    [InlineData("x.com?")]
    [InlineData("👨‍👩‍👧‍")]
    [InlineData("example.com.")]
    public void A_hostile_text_is_counted_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)) + ".";
        var watch = Stopwatch.StartNew();
        XText.Of(text);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
