using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Syndication.Announcements.Rules;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Announcements;

public sealed class SameTextTests
{
    private const string Outward = "外に向けた一言は、通りすがりの人への手紙。140字で足を止めてもらうには、題名ではなく言いたいことを書く。";

    [Theory]
    [InlineData(Outward, "外に向けた一言は、通りすがりの人への手紙です。140字で足を止めてもらうには、題名ではなく言いたいことを書きます。")]
    [InlineData(Outward, "外に向けた一言は、通りすがりの人への手紙！140字で足を止めてもらうには、題名ではなく言いたいことを書く😊✨")]
    [InlineData(Outward, Outward + " #ブログ #twitter")]
    [InlineData(Outward, Outward + "\nhttps://blog.example/posts/letters")]
    [InlineData(Outward, "みなさん、こんにちは。" + Outward + "よかったら感想を聞かせてくださいね。")]
    [InlineData(Outward, "140字で足を止めてもらうには、題名ではなく言いたいことを書く。外に向けた一言は、通りすがりの人への手紙。")]
    [InlineData(Outward, "外に向けた一言は、通りすがりの人への手紙。１４０字で足を止めてもらうには、題名ではなく、言いたいことを書くんだよ。")]
    [InlineData("ﾂｲｯﾀｰは外向き、ｍｉｘｉは内向き。", "ツイッターは外向き、MIXIは内向き")]
    [InlineData("棚を三つ直しました。", "棚を三つ直しました！読んでね https://blog.example/")]
    [InlineData("The same words on every network are a waste of all of them.", "The very same words on every network are a waste of all of them! #blogging")]
    [InlineData("Two shelves, one Sunday, and nobody told me about the screws.", "Hello friends! Two shelves, one Sunday, and nobody told me about the screws. Come and see them on Monday, there is tea.")]
    [InlineData("😊", "😊")]
    public void What_differs_in_form_alone_is_the_same(string one, string other) => Same(one, other).ShouldBeTrue();

    [Theory]
    [InlineData(Outward, "ひさしぶりに長い記事を書きました。ずっと気になっていた、うちの店の告知のしかたの話です。みんなはどうしてる?")]
    [InlineData(Outward, "通りすがりの人に何を書けばいいのか、正直まだよく分かっていません。140字って、短いようで長い。今週の反省文です。")]
    [InlineData("Twitterは外へ、mixiは内へ。同じ文を両方に流すのは、どちらの読者にも失礼です。", "この前お話しした、Twitterとmixiの使い分けをやっと記事にまとめました。コメントで教えてくれた皆さん、ありがとう。")]
    [InlineData("同じ文を両方に送るのをやめたら、返事が三倍になった。", "同じ文を両方に送るのは、なんだか居心地が悪かったんです。やめてみた顛末を書いたので、お茶のついでにどうぞ。")]
    [InlineData("鎌倉の小さな本屋が、冬の朝に売れた本を十冊だけ並べました。", "寒くなりましたね。店の棚を並べかえたので、近くに来たら寄ってください。")]
    [InlineData("できました！", "お店の棚を直していて、昨日やっとできました！見に来てね")]
    [InlineData("The same words on every network are a waste of all of them.", "I stopped posting the same line twice, and it felt good. Here is what I do now, for those of you who asked.")]
    [InlineData("A post with a link costs thirteen times as much on X. Write something worth reading instead.", "Some of you asked why I hardly ever link any more. It is about money, and a little about manners.")]
    [InlineData("😊", "😢")]
    [InlineData("", "棚を三つ直しました。")]
    public void Two_messages_about_one_post_are_not(string one, string other) => Same(one, other).ShouldBeFalse();

    [Fact]
    public void A_long_newsletter_that_happens_to_hold_the_same_pairs_here_and_there_is_not_the_same()
    {
        var sentences = new[] { "今週は雨が多く、通りすがりの人は少なめでした。", "棚の向きを変えたら、店の外から題名が見えるようになりました。", "字の大きさは140ではなく120がよさそうです。", "書くことは、言いたいことを一言にすること。", "手紙を書いて足を運んでもらう、それだけです。" };
        var letter = string.Concat(Enumerable.Range(0, 400).Select(n => sentences[n % sentences.Length]));

        letter.Length.ShouldBeGreaterThan(8000);
        Same(Outward, letter).ShouldBeFalse();
        Same(Outward, letter + Outward + letter).ShouldBeTrue();
    }

    [Fact]
    public void Ten_thousand_characters_of_anything_take_no_time()
    {
        var hostile = new[] { new string('a', 10_000), string.Concat(Enumerable.Repeat("a.", 5_000)), new string('#', 10_000), string.Concat(Enumerable.Repeat("@a-", 3_333)), new string('あ', 10_000), string.Concat(Enumerable.Repeat("e\u0301\u0301", 3_333)), string.Concat(Enumerable.Repeat("http://", 1_428)), string.Concat(Enumerable.Repeat("a-.", 3_333)) };
        var watch = Stopwatch.StartNew();

        foreach (var one in hostile)
        {
            foreach (var other in hostile)
                SameText.IsNearlySame(one, other).ShouldBe(SameText.IsNearlySame(other, one));
            TitleOnly.IsSo(one, one, "Blog", "https://blog.example/posts/x").ShouldBeTrue();
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Any_text_is_the_same_as_itself_with_a_hashtag_an_emoji_and_a_link() => Prop.ForAll(
        Texts(), text => Same(text, text) && Same(text, $"{text} 🎉 #やった https://blog.example/a?b=c")).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_two_does_not_matter() => Prop.ForAll(
        Texts(), Texts(), (one, other) => SameText.IsNearlySame(one, other) == SameText.IsNearlySame(other, one)).QuickCheckThrowOnFailure();

    private static bool Same(string one, string other)
    {
        var same = SameText.IsNearlySame(one, other);
        SameText.IsNearlySame(other, one).ShouldBe(same);
        return same;
    }

    private static Arbitrary<string> Texts() => Gen.Elements("外へ", "内へ", "手紙", "一言", "を書く", "。", "、", "Twitter", " mixi ", "hello ", "world ", "2010", "😀", "題名")
        .ArrayOf().Where(parts => parts.Any(part => char.IsLetter(part.Trim()[0]))).Select(string.Concat).ToArbitrary();
}
