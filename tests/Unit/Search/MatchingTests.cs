using ServerlessBlog.Posts.Search.Queries;
using ServerlessBlog.Posts.Search.Storage;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Search;

/// <summary>What a word of a query finds in a text, and what it does not.</summary>
public sealed class MatchingTests
{
    [Theory]
    [InlineData("活用", "Twitter活用術を読む", "Twitter[活用]術を読む")]
    [InlineData("活用術", "Twitter活用術を読む", "Twitter[活用術]を読む")]
    [InlineData("猫", "吾輩は猫である。猫", "吾輩は[猫]である。[猫]")]
    [InlineData("の", "猫の手", "猫[の]手")]
    [InlineData("々", "人々の声", "人[々]の声")]
    [InlineData("外へ", "Twitterは外へ、mixiは内へ", "Twitterは[外へ]、mixiは内へ")]
    [InlineData("ツイッター", "今日のツイッターの話", "今日の[ツイッター]の話")]
    [InlineData("ツイッター", "今日のﾂｲｯﾀｰの話", "今日の[ﾂｲｯﾀｰ]の話")]
    [InlineData("ﾂｲｯﾀｰ", "今日のツイッターの話", "今日の[ツイッター]の話")]
    [InlineData("ブログ", "ﾌﾞﾛｸﾞを書く", "[ﾌﾞﾛｸﾞ]を書く")]
    [InlineData("twitter", "ＴＷＩＴＴＥＲの話", "[ＴＷＩＴＴＥＲ]の話")]
    [InlineData("ＴＷＩＴＴＥＲ", "twitterの話", "[twitter]の話")]
    [InlineData("Twitter活用術", "Twitter活用術とTwitter 活用術", "[Twitter活用術]と[Twitter 活用術]")]
    [InlineData("mixi名", "mixi名で検索、mixiの名前", "[mixi名]で検索、mixiの名前")]
    [InlineData("2010年", "２０１０年1月 2010 年", "[２０１０年]1月 [2010 年]")]
    [InlineData("サーバ", "サーバーを立てる", "[サーバ]ーを立てる")]
    [InlineData("サーバー", "サーバとサーバーとｻｰﾊﾞｰ", "[サーバ]と[サーバー]と[ｻｰﾊﾞｰ]")]
    [InlineData("ユーザー", "ユーザビリティ、ユーザの声", "ユーザビリティ、[ユーザ]の声")]
    [InlineData("コピー", "コピーとコピペ", "[コピー]とコピペ")]
    [InlineData("ラーメン", "らーめんとラーメン", "らーめんと[ラーメン]")]
    [InlineData("BOOK", "Books, a book and a bookshop", "[Books], a [book] and a bookshop")]
    [InlineData("city", "Two cities", "Two [cities]")]
    [InlineData("boxes", "one box", "one [box]")]
    [InlineData("cookie", "Cookies!", "[Cookies]!")]
    [InlineData("bookshelf", "bookshelves", "[bookshelves]")]
    [InlineData("menus", "The menu.", "The [menu].")]
    [InlineData("the who", "The Who", "[The] [Who]")]
    [InlineData("\"the who\"", "Who are the people of The Who?", "Who are the people of [The Who]?")]
    [InlineData("“new york”", "new in York, in New-York", "new in York, in [New-York]")]
    [InlineData("don't", "I don’t know", "I [don’t] know")]
    [InlineData("node.js", "node.js, Node JS", "[node.js], [Node JS]")]
    [InlineData("café", "CAFÉ, cafe\u0301", "[CAFÉ], [cafe\u0301]")]
    [InlineData("葛城", "葛\U000E0100城市", "[葛\U000E0100城]市")]
    [InlineData("㈱山田", "(株)山田", "([株)山田]")]
    [InlineData("ภาษา", "ภาษาไทย", "[ภาษา]ไทย")]
    [InlineData("한국", "한국어", "[한국]어")]
    [InlineData("привет", "ПРИВЕТ, мир", "[ПРИВЕТ], мир")]
    public void A_word_is_found_and_marked_where_it_stands_as_it_was_written(string query, string text, string marked)
    {
        var match = SamplePosts.Match(query, SamplePosts.Post(text, text));

        match.ShouldNotBeNull();
        SamplePosts.Show(Passage.OfTitle(match)).ShouldBe(marked);
        SamplePosts.Show(Passage.OfText(match)).ShouldBe(marked);
    }

    [Theory]
    [InlineData("ツイッター", "ツイートした人")]
    [InlineData("ひらがな", "ヒラガナ")]
    [InlineData("東京都", "東京と京都")]
    [InlineData("mixi名", "mixiの名前")]
    [InlineData("活用術", "活用 術")]
    [InlineData("book", "a bookshop")]
    [InlineData("twitter mixi", "only Twitter")]
    [InlineData("\"new york\"", "York is new")]
    [InlineData("ユーザー", "ユーザビリティ")]
    public void What_is_something_else_is_not_found(string query, string text) =>
        SamplePosts.Match(query, SamplePosts.Post(text, text, [text])).ShouldBeNull();

    [Theory]
    [InlineData("Twitter活用術 \"new york\" 猫 サーバー", "Twitter 活用術、サーバとNew-Yorkの猫")]
    [InlineData("外へ 2010年", "２０１０年、外へ")]
    [InlineData("don't boxes ภาษา", "I don’t box; ภาษาไทย")]
    public void A_post_that_matches_has_every_term_that_the_index_is_asked_for(string query, string text)
    {
        var post = new RecentPost(SamplePosts.Post(text: text));

        SamplePosts.Match(query, post.Post).ShouldNotBeNull();
        foreach (var term in SearchQuery.Parse(query).Words.SelectMany(word => word.Terms))
            post.Find(term.Term).ShouldNotBeNull();
    }
}
