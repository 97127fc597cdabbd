using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Moderation;

public sealed class RulesTests : JudgeTest
{
    [Fact]
    public void A_filled_honeypot_decides_alone() =>
        Reasons(Of(Comment() with { FilledHoneypot = true })).ShouldBe("honeypot:10");

    [Theory]
    [InlineData(null, "no-script:1")]
    [InlineData(-5, "too-fast:6")]
    [InlineData(0, "too-fast:6")]
    [InlineData(1999, "too-fast:6")]
    [InlineData(2000, "")]
    [InlineData(int.MaxValue, "")]
    public void A_form_takes_a_person_two_seconds(int? elapsedMs, string reasons) =>
        Reasons(Of(Comment(elapsedMs: elapsedMs))).ShouldBe(reasons);

    [Fact]
    public void A_linkback_has_no_form() =>
        Reasons(Of(Linkback("読んだ記事", "この記事がとても面白かった。"))).ShouldBe("");

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "")]
    [InlineData(4, "rate:3")]
    [InlineData(7, "rate:6")]
    [InlineData(13, "rate:10")]
    public void One_client_may_send_three_items_in_ten_minutes(int count, string reasons) =>
        Reasons(Of(Comment()) with { FromClient = count }).ShouldBe(reasons);

    [Theory]
    [InlineData("ここに書きました https://blog.example/2010/01/03/entry.html", "")]
    [InlineData("https://blog.example/2010/01/03/a-very-long-address-of-an-entry.html を見てください", "")]
    [InlineData("https://blog.example/を見てください", "")]
    [InlineData("こちらとhttps://a.example/そちらhttps://b.example/もどうぞ。長い説明を付けておきます。", "links:1")]
    [InlineData("https://a.example/1 https://a.example/2 https://a.example/3 です", "links:3 link-share:2")]
    [InlineData("http://a.example www.b.example http://c.example http://d.example http://e.example と、五つの場所を詳しく紹介しておきますので、どうぞご覧になってください。", "links:6 link-share:2")]
    [InlineData("http://a.example http://b.example http://c.example http://d.example http://e.example と、五つの場所を紹介しておきます。どれも長く読んできたところで、今日の記事と同じことを違う言葉で、それぞれの読者に向けて書いていますので、ぜひ比べてみてください。", "links:6")]
    [InlineData("http://a.example", "link-share:2 no-japanese:4")]
    [InlineData("ｈｔｔｐ：／／ａ．ｅｘａｍｐｌｅ と http://b.example の二つの場所に、詳しい説明を書いておきました。", "links:1")]
    public void One_link_is_ordinary_and_many_are_not(string text, string reasons) =>
        Reasons(Of(Comment(text))).ShouldBe(reasons);

    [Theory]
    [InlineData("<a href=\"http://a.example\">安い</a>時計の店です", "markup:4")]
    [InlineData("[url=http://a.example]安い[/url]時計の店です", "markup:4")]
    [InlineData("a < b という式と href の話", "")]
    public void Markup_of_links_is_noticed(string text, string reasons) =>
        Reasons(Of(Comment(text))).ShouldBe(reasons);

    [Theory]
    [InlineData("ＣＡＳＩＮＯ はこちら", "blocked-word:10")]
    [InlineData("ca\u200Bsino はこちら", "blocked-word:10")]
    [InlineData("ｵﾝﾗｲﾝｶｼﾞﾉ の紹介です", "blocked-word:10")]
    [InlineData("casinos という語は別の語です", "")]
    [InlineData("カジノの話は書いていない語です", "")]
    public void Blocked_words_are_found_however_they_are_written(string text, string reasons) =>
        Reasons(Of(Comment(text)), blockedWords: "casino, オンラインカジノ").ShouldBe(reasons);

    [Fact]
    public void A_blocked_word_in_the_name_counts() =>
        Reasons(Of(Comment(name: "Best Casino")), blockedWords: "casino").ShouldBe("blocked-word:10");

    [Theory]
    [InlineData("https://spam.example/x", "", "", "blocked-domain:10")]
    [InlineData("https://deep.spam.example/x", "", "", "blocked-domain:10")]
    [InlineData("https://WWW.Spam.Example", "", "", "blocked-domain:10")]
    [InlineData("https://notspam.example/", "", "", "")]
    [InlineData("https://spam.example.org/", "", "", "")]
    [InlineData("", "詳しくは www.spam.example/x にあります", "", "blocked-domain:10")]
    [InlineData("", "詳しくは https://user@spam.example:8080/x にあります", "", "blocked-domain:10")]
    [InlineData("", "メールで知らせます", "a@spam.example", "blocked-domain:10")]
    [InlineData("", "spam.example という名前の話", "", "")]
    public void Blocked_domains_are_found_in_every_link(string url, string text, string email, string reasons) =>
        Reasons(Of(Comment(text.Length > 0 ? text : "こんにちは", url: url, email: email)), blockedDomains: "spam.example").ShouldBe(reasons);

    [Theory]
    [InlineData("Great post, thank you very much!", true, "no-japanese:4")]
    [InlineData("Great post, thank you very much!", false, "")]
    [InlineData("了解", true, "")]
    [InlineData("ありがとう", true, "")]
    [InlineData("Twitter って便利ですね", true, "")]
    [InlineData("ﾃﾞｽﾖﾈ", true, "")]
    [InlineData("👍", true, "")]
    [InlineData("좋은 글입니다", true, "no-japanese:4")]
    public void A_japanese_blog_expects_japanese(string text, bool isJapanese, string reasons) =>
        Reasons(Of(Comment(text), isJapanese)).ShouldBe(reasons);

    [Fact]
    public void The_excerpt_of_a_linkback_is_looked_at_too()
    {
        Reasons(Of(Linkback("Buy now", "cheap watches and bags"))).ShouldBe("no-japanese:4");
        Reasons(Of(Linkback("読んだ記事", ""))).ShouldBe("");
    }

    [Theory]
    [InlineData(1, 0, "repeat:4")]
    [InlineData(2, 0, "repeat:7")]
    [InlineData(3, 0, "repeat:10")]
    [InlineData(0, 1, "near-repeat:2")]
    [InlineData(0, 3, "near-repeat:4")]
    [InlineData(0, 4, "near-repeat:7")]
    [InlineData(2, 2, "repeat:7 near-repeat:4")]
    public void The_same_text_again_and_again_is_noticed(int same, int near, string reasons) =>
        Reasons(Of(Comment()) with { SameTexts = same, NearTexts = near }).ShouldBe(reasons);

    [Theory]
    [InlineData(1, 0, 0, "known-sender:-3")]
    [InlineData(99, 0, 0, "known-sender:-3")]
    [InlineData(99, 1, 0, "known-sender:3")]
    [InlineData(99, 0, 1, "known-sender:6")]
    [InlineData(0, 0, 3, "known-sender:10")]
    [InlineData(0, 0, 0, "")]
    public void What_the_author_decided_about_the_sender_counts(int approved, int rejected, int spam, string reasons) =>
        Reasons(Of(Comment(email: "haru@example.com")) with { Sender = new PastDecisions(approved, rejected, spam) }).ShouldBe(reasons);

    [Fact]
    public void A_name_alone_earns_no_trust() =>
        Reasons(Of(Comment()) with { Sender = new PastDecisions(5, 0, 0) }).ShouldBe("");

    [Theory]
    [InlineData(3, 0, 0, "known-site:-2")]
    [InlineData(3, 1, 0, "")]
    [InlineData(1, 1, 1, "known-site:4")]
    [InlineData(0, 1, 2, "known-site:8")]
    public void What_the_author_decided_about_the_site_counts_by_majority(int approved, int rejected, int spam, string reasons) =>
        Reasons(Of(Comment(url: "https://haru.example")) with { Site = new PastDecisions(approved, rejected, spam) }).ShouldBe(reasons);

    [Fact]
    public void An_answer_to_nothing_is_noticed() =>
        Reasons(Of(Comment()) with { AnswersNothing = true }).ShouldBe("reply-to-nothing:3");

    [Theory]
    [InlineData("BUY THE BEST WATCHES RIGHT NOW", "no-japanese:4 shouting:1")]
    [InlineData("NASA と JAXA の話", "")]
    [InlineData("!!!!!!!!!!!!", "garbage:1")]
    [InlineData("縺薙ｓ\uFFFD縺ｫ縺｡縺ｯ", "garbage:1")]
    [InlineData("すごいwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", "")]
    [InlineData("ああああああああああああああああああああああああああああああああああああああああああああ", "garbage:1")]
    [InlineData("わーーーーーーーーーい！！！！", "")]
    public void Bad_manners_count_little(string text, string reasons) =>
        Reasons(Of(Comment(text))).ShouldBe(reasons);

    [Fact]
    public void Every_reason_has_a_name_that_the_desk_knows()
    {
        var evidence = Of(Comment("<a href=x> CASINO CASINO CASINO CASINO http://a.example http://b.example", elapsedMs: null, url: "http://spam.example") with { FilledHoneypot = true }) with
        {
            FromClient = 20,
            SameTexts = 3,
            NearTexts = 9,
            Sender = new PastDecisions(0, 0, 3),
            Site = new PastDecisions(0, 3, 0),
            AnswersNothing = true,
        };
        var names = Rules("casino", "spam.example").SelectMany(rule => rule.Look(evidence)).Select(reason => reason.Name).ToList();

        names.Count.ShouldBeGreaterThan(12);
        names.ShouldBeSubsetOf(ReasonNames.All);
        names.ShouldBeUnique();
    }

    // What readers of such blogs do write must never be lost among spam.
    [Theory]
    [InlineData("いつも楽しく拝見しています。mixi の「足あと」はなつかしいですね。私のブログにも書きました。 https://haru.cocolog-nifty.example/blog/2010/01/post-1.html")]
    [InlineData("Twitter は外向き、mixi は内向き、という整理に納得しました！！")]
    [InlineData("ありがとうございます")]
    [InlineData("８８８８８８８８８８８８")]
    [InlineData("(´・ω・｀)")]
    [InlineData("それは違うと思います。理由は三つあります。\n1. 読者が違う\n2. 速さが違う\n3. 140字では足りない\n参考: http://a.example/ と http://b.example/ をどうぞ。")]
    [InlineData("Thank you for this post. I translated it with a machine and liked it: https://my.example/blog/42")]
    [InlineData("カジノで有名なラスベガスに行ってきました。写真はこちら→https://photos.example/albums/1234567890")]
    public void Ordinary_comments_stay_far_from_spam_even_without_script(string text) =>
        Score(Of(Comment(text, elapsedMs: null))).ShouldBeLessThan(Scores.Spam - 2);
}
