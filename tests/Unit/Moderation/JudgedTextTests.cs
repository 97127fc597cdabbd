using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Platform.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Moderation;

public sealed class JudgedTextTests : JudgeTest
{
    private const string Advert = "最高級ブランド時計の専門店です。当店の商品は全て品質保証付きで、全国どこでも送料無料でお届けします。ぜひ一度ご来店ください。";

    [Fact]
    public void A_text_that_differs_in_links_numbers_and_a_word_has_nearly_the_same_sketch()
    {
        var first = Sketch(Advert + " http://a.example/1 2024");
        var second = Sketch(Advert.Replace("全国", "世界", StringComparison.Ordinal) + " https://b.example/other 999");
        MinHash.Similarity(first, second).ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void Two_comments_on_one_subject_have_different_sketches()
    {
        var first = Sketch("Twitterは外向きで、mixiは内向きだというお話、とてもよくわかりました。私も両方に同じ文章を書くのはやめようと思います。");
        var second = Sketch("mixiとTwitterの使い分けについて、いつも悩んでいました。読者が違うのだから文章も変えるべきだという意見に賛成です。");
        MinHash.Similarity(first, second).ShouldBeLessThan(0.3);
    }

    [Theory]
    [InlineData("ありがとうございます", false)]
    [InlineData("いいね！", false)]
    [InlineData("見て http://a.example", true)]
    [InlineData(Advert, true)]
    public void Short_thanks_may_be_said_by_many(string text, bool canRepeat)
    {
        JudgedText.Of(Comment(text)).CanRepeat.ShouldBe(canRepeat);
        if (!canRepeat)
            Sketch(text).ShouldBeEmpty();
    }

    [Fact]
    public void Width_case_blanks_and_invisible_characters_make_no_other_text()
    {
        var folded = JudgedText.Of(Comment("Ｂｕｙ　ﾌﾞﾗﾝﾄﾞ\u200B \r\n\t時計\u202E")).Folded;
        folded.ShouldBe(JudgedText.Of(Comment("buy ブランド 時計")).Folded);
        folded.ShouldBe("buy ブランド 時計");
    }

    [Fact]
    public void Any_text_can_be_read()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        {
            var judged = JudgedText.Of(Comment(text ?? ""));
            FoldedText.Of(judged.Folded).ShouldBe(judged.Folded, "folding again changes nothing");
            judged.Links.Sum(link => link.Length).ShouldBeLessThanOrEqualTo(judged.Folded.Length);
            judged.Prose.Length.ShouldBeLessThanOrEqualTo(judged.Folded.Length);
            judged.Letters.ShouldBeLessThanOrEqualTo(judged.Prose.Length);
            _ = judged.Sketch();
            _ = Score(Of(Comment(text ?? "", name: text ?? "", email: text ?? "", url: text ?? "")));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("e\u0301\u0300")]
    [InlineData("http://")]
    [InlineData("あ")]
    public void The_longest_text_costs_little_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 5000 / part.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        _ = JudgedText.Of(Comment(text)).Sketch();
        _ = JudgedText.Of(Comment("a" + new string('\u0301', 5000))).Sketch();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static string Sketch(string text) => JudgedText.Of(Comment(text)).Sketch();
}
