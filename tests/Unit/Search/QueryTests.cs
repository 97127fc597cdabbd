using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Search.Queries;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Search;

public sealed class QueryTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" 　\t\n")]
    public void A_blank_query_is_a_problem(string query) =>
        Should.Throw<ProblemException>(() => SearchQuery.Parse(query)).Type.ShouldBe(ProblemType.InvalidRequest);

    [Fact]
    public void A_query_has_at_most_200_characters()
    {
        SearchQuery.Parse(new string('猫', 200)).Words.Count.ShouldBe(1);
        SearchQuery.Parse(string.Concat(Enumerable.Repeat("𠮷", 200))).Words.Count.ShouldBe(1);
        Should.Throw<ProblemException>(() => SearchQuery.Parse(new string('猫', 201))).Type.ShouldBe(ProblemType.InvalidRequest);
    }

    [Fact]
    public void Only_the_first_ten_different_words_count() =>
        SearchQuery.Parse("a b c d e A B 1 2 3 4 5 6 7").Words.Count.ShouldBe(10);

    [Theory]
    [InlineData("twitter　mixi", 2)]
    [InlineData("\"twitter mixi\"", 1)]
    [InlineData("\"twitter mixi\" 活用", 2)]
    [InlineData("\"twitter mixi", 1)]
    [InlineData("!? … ♪", 0)]
    [InlineData("Twitter TWITTER ｔｗｉｔｔｅｒ", 1)]
    public void White_space_of_any_width_separates_words_and_quotation_marks_keep_them_together(string query, int words) =>
        SearchQuery.Parse(query).Words.Count.ShouldBe(words);

    [Fact]
    public void Queries_that_find_the_same_have_the_same_key_and_others_do_not()
    {
        Key("Twitter　活用").ShouldBe(Key("ＴＷＩＴＴＥＲ 活用"));
        string[] others = ["twitter活用", "twitter 活用 術", "活用", "twitter", "\"twitter 活用\"", "サーバ", "サーバー"];
        others.Append("twitter 活用").Select(Key).ShouldBeUnique();
    }

    [Fact]
    public void The_rarest_terms_are_looked_up_first_and_words_that_are_everywhere_only_when_few()
    {
        SearchQuery.Parse("the who").LookedUp.Count.ShouldBe(2);
        SearchQuery.Parse("how to find the port of tokyo by night").LookedUp.Count.ShouldBe(4);
        var query = SearchQuery.Parse("これはtokyoの");
        query.LookedUp.ShouldBe(SearchQuery.Parse("tokyo").LookedUp);
    }

    [Fact]
    public void A_cursor_goes_on_in_its_own_query_only()
    {
        var query = SearchQuery.Parse("twitter");
        var place = new SearchCursor(null, new RankKey(70, 63_400_000_000_000, ulong.MaxValue), new RankKey(0, 0, 0));

        SearchCursor.Decode(query, place.Encode(query)).ShouldBe(place);
        SearchCursor.Decode(query, null).ShouldBe(default);
        foreach (var (other, cursor) in new[] { ("mixi", place.Encode(query)), ("twitter", "x"), ("twitter", ServerlessBlog.Platform.Http.Cursor.Encode("search:" + query.Key, "1_a_b")) })
            Should.Throw<ProblemException>(() => SearchCursor.Decode(SearchQuery.Parse(other), cursor)).Type.ShouldBe(ProblemType.InvalidCursor);
    }

    private static string Key(string query) => SearchQuery.Parse(query).Key;
}
