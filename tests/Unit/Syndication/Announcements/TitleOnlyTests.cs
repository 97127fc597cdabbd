using ServerlessBlog.Syndication.Announcements.Rules;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Announcements;

public sealed class TitleOnlyTests
{
    private const string Title = "Twitterは外へ、mixiは内へ";
    private const string Blog = "鎌倉日記";
    private const string Permalink = "https://blog.example/posts/twitter%E3%81%AF%E5%A4%96%E3%81%B8";

    [Theory]
    [InlineData(Title)]
    [InlineData("「Twitterは外へ、mixiは内へ」")]
    [InlineData("【新着記事】Ｔｗｉｔｔｅｒは外へ、ｍｉｘｉは内へ")]
    [InlineData("Twitterは外へ、mixiは内へ https://blog.example/posts/twitter%E3%81%AF%E5%A4%96%E3%81%B8")]
    [InlineData("Twitterは外へ、mixiは内へ https://blog.example/posts/twitterは外へ")]
    [InlineData("https://blog.example/posts/twitterは外へ")]
    [InlineData("blog.example/posts/x")]
    [InlineData("Twitterは外へ、mixiは内へ | 鎌倉日記 https://t.example/a1B2")]
    [InlineData("ブログを更新しました！「Twitterは外へ、mixiは内へ」 → https://blog.example/")]
    [InlineData("ブログ更新しました😊 https://blog.example/")]
    [InlineData("New blog post: Twitterは外へ、mixiは内へ")]
    [InlineData("Twitterは外へ、mixiは… https://t.example/a1B2")]
    [InlineData("Twitterは外へ、mixiは内へ #twitter #mixi")]
    [InlineData("#Twitter は外へ、 #mixi は内へ")]
    [InlineData("記事を書きました。Twitterは外へ、mixiは内へ。読んでね！ #ブログ")]
    [InlineData("#ブログ #更新 ✨")]
    [InlineData("…")]
    [InlineData("😊")]
    [InlineData("")]
    public void A_message_that_a_feed_would_send_is_refused(string text) => IsTitleOnly(text).ShouldBeTrue();

    [Theory]
    [InlineData("同じ文を両方に送るのは、やめました。")]
    [InlineData("Twitterは外へ、mixiは内へ。使い分けて三か月、返事の数が変わった。")]
    [InlineData("「Twitterは外へ、mixiは内へ」を書いたら、母から電話が来ました。")]
    [InlineData("外と内で言葉を変える話。https://blog.example/")]
    [InlineData("なぜ同じ文を流してしまうのか?")]
    [InlineData("新しい本棚が届きました")]
    [InlineData("Stop sending the same line everywhere.")]
    public void A_message_that_says_something_is_not(string text) => IsTitleOnly(text).ShouldBeFalse();

    [Theory]
    [InlineData("My week in books", "New post: My Week in Books", true)]
    [InlineData("My week in books", "My week in books - Reading Room https://reading.example/my-week", true)]
    [InlineData("My week in books", "Seven books, one of them twice. My week in books.", false)]
    [InlineData("ASP.NETで作る", "ASP.NETで作る", true)]
    [InlineData("夏", "夏の終わりに扇風機を三台買った。", false)]
    [InlineData("!?", "https://blog.example/", true)]
    [InlineData("!?", "題名が読めない記事でごめんなさい。", false)]
    public void Whatever_the_title_is(string title, string text, bool isTitleOnly) =>
        TitleOnly.IsSo(text, title, "Reading Room", "https://reading.example/posts/x").ShouldBe(isTitleOnly);

    private static bool IsTitleOnly(string text) => TitleOnly.IsSo(text, Title, Blog, Permalink);
}
