using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Text;

public sealed class TextSignatureTests
{
    private static readonly (string Title, string Text)[] Cooking =
    [
        ("味噌汁の作り方", "味噌汁は出汁が大切です。昆布と鰹節で出汁を取り、豆腐とワカメを入れて、火を止めてから味噌を溶きます。味噌は煮立てると香りが飛びます。"),
        ("出汁の取り方", "昆布を水に浸けて、弱火で温めます。沸騰する前に昆布を取り出し、鰹節を入れて出汁を取ります。この出汁で味噌汁や煮物を作ると香りが違います。"),
    ];

    private static readonly (string Title, string Text)[] Programming =
    [
        ("サーバーレスで始めるブログ", "関数をクラウドに配置すれば、サーバーの管理はいりません。ストレージにはテーブルを使い、メッセージはキューで処理します。費用は実行した分だけです。"),
        ("クラウドの費用を下げる", "サーバーを止めて関数に移すと、費用は実行した分だけになります。ストレージのテーブルとキューの使い方で、クラウドの費用は大きく変わります。"),
    ];

    [Fact]
    public void Japanese_posts_on_one_subject_are_more_alike_than_posts_on_two()
    {
        var same = Math.Min(Similarity(Cooking[0], Cooking[1]), Similarity(Programming[0], Programming[1]));
        var different = Cooking.SelectMany(_ => Programming, Similarity).Max();
        same.ShouldBeGreaterThan(different + 0.05);
    }

    [Fact]
    public void English_posts_on_one_subject_are_more_alike_than_posts_on_two()
    {
        var brewing = ("Brewing coffee", "Grind the beans fresh and pour hot water over the grounds slowly. A good coffee needs clean water and good beans.");
        var espresso = ("Espresso at home", "Espresso needs freshly ground coffee beans, hot water under pressure, and a clean machine. Grinding finer slows the water.");
        var cycling = ("A bicycle tour", "We cycled along the river for three days, sleeping in tents, and repaired two flat tyres on the road to the mountains.");
        Similarity(brewing, espresso).ShouldBeGreaterThan(Math.Max(Similarity(brewing, cycling), Similarity(espresso, cycling)) + 0.05);
    }

    [Fact]
    public void Spelling_variants_count_as_the_same()
    {
        Similarity(("", "ﾂｲｯﾀｰとサーバ"), ("", "ツイッターとサーバー")).ShouldBe(1);
        Similarity(("", "Running TESTS"), ("", "run test")).ShouldBe(1);
    }

    [Fact]
    public void The_same_text_is_wholly_alike_and_others_between_0_and_1()
    {
        Similarity(Cooking[0], Cooking[0]).ShouldBe(1);
        Similarity(Cooking[0], Programming[0]).ShouldBeInRange(0, 0.2);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("これは、それに。", "the and of 123")]
    public void A_text_without_any_telling_word_is_like_nothing(string title, string text)
    {
        var signature = TextSignature.Of(title, text);
        signature.ShouldBe("");
        TextSignature.Similarity(signature, signature).ShouldBe(0);
        TextSignature.Similarity(signature, TextSignature.Of("漢字", "漢字")).ShouldBe(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("!")]
    [InlineData("AAAA")]
    public void What_is_no_signature_is_like_nothing(string? signature) =>
        TextSignature.Similarity(signature, TextSignature.Of("漢字", "漢字")).ShouldBe(0);

    [Fact]
    public void A_signature_is_the_same_in_every_process_and_version() =>
        TextSignature.Of("過去にmixiが与えた功績", "Twitter faces outward, ミクシィ inward. 資本主義").ShouldBe(
            "z7g+wGQa1iUXRIHwhflq6Esj2QauvTOvajTIe0qrG2K1wiaxHNv0ljhs7ZC1E60JShNYi5km+2eiFVXr0Mhdv1ADg7d6oujS"
            + "YbsVn+3qEcJppucvJiysCKlPlJ+1Q/+qG9nmxOFVnj7pY2UhLPfw24fdnV0zLMfqRyRfLNRtXws=");

    [Fact]
    public void Any_text_has_a_signature_of_the_same_size_or_none() =>
        Prop.ForAll(Texts.Any, text => TextSignature.Of(text, text) is { Length: 0 or 172 } signature && TextSignature.Of(text, text) == signature).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_text_of_marks_is_read_in_time() =>
        TextSignature.Of("", "漢字" + string.Concat(Enumerable.Repeat("\u0301\u0316", 200_000))).Length.ShouldBe(172);

    private static double Similarity((string Title, string Text) a, (string Title, string Text) b) =>
        TextSignature.Similarity(TextSignature.Of(a.Title, a.Text), TextSignature.Of(b.Title, b.Text));
}
