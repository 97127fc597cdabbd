using ServerlessBlog.Posts.Search;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Search;

/// <summary>What comes before what.</summary>
public sealed class RankingTests
{
    private static readonly string Often = string.Concat(Enumerable.Repeat("内向きの猫の話。", 100));

    [Fact]
    public void A_hit_in_the_title_comes_before_one_in_a_tag_and_any_number_in_the_text() =>
        Score("猫", SamplePosts.Post("猫の話")).ShouldBeGreaterThan(Score("猫", SamplePosts.Post(text: Often, tags: ["猫"])));

    [Fact]
    public void A_hit_in_a_tag_comes_before_any_number_in_the_text() =>
        Score("猫", SamplePosts.Post(tags: ["猫"])).ShouldBeGreaterThan(Score("猫", SamplePosts.Post(text: Often)));

    [Fact]
    public void Both_words_in_tags_come_before_any_number_side_by_side_in_the_text() =>
        Score("内向き 猫", SamplePosts.Post(tags: ["内向き", "猫"])).ShouldBeGreaterThan(Score("内向き 猫", SamplePosts.Post(text: Often + "内向き猫")));

    [Fact]
    public void More_hits_in_the_text_come_before_fewer() =>
        Score("猫", SamplePosts.Post(text: "猫と猫と猫")).ShouldBeGreaterThan(Score("猫", SamplePosts.Post(text: "猫と犬")));

    [Fact]
    public void Words_side_by_side_come_before_words_apart() =>
        Score("social media", SamplePosts.Post(text: "On social media"))
            .ShouldBeGreaterThan(Score("social media", SamplePosts.Post(text: "Media are social")));

    [Fact]
    public void Two_words_in_the_title_come_before_one() =>
        Score("twitter mixi", SamplePosts.Post("Twitterとmixi", "")).ShouldBeGreaterThan(Score("twitter mixi", SamplePosts.Post("Twitter", string.Concat(Enumerable.Repeat("mixi twitter ", 80)))));

    [Fact]
    public void A_word_in_the_title_and_the_other_in_the_text_is_a_match() =>
        SamplePosts.Match("twitter mixi", SamplePosts.Post("Twitter", "mixi")).ShouldNotBeNull();

    private static int Score(string query, IndexedPost post) => SamplePosts.Match(query, post).ShouldNotBeNull().Score;
}
