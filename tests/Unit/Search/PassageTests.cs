using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts.Search;
using ServerlessBlog.Posts.Search.Queries;
using ServerlessBlog.Posts.Search.Terms;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Tests.Unit.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Search;

public sealed class PassageTests
{
    [Fact]
    public void A_passage_of_a_long_text_begins_a_little_before_the_hit_and_has_about_120_characters()
    {
        var text = string.Concat(Enumerable.Repeat("静かな庭。", 100)) + "そこに猫がいた。" + string.Concat(Enumerable.Repeat("雨が降る。", 100));

        var passage = Show("猫", text);

        passage.ShouldStartWith("…");
        passage.ShouldEndWith("…");
        passage.ShouldContain("静かな庭。そこに[猫]がいた。雨が");
        passage.IndexOf('[', StringComparison.Ordinal).ShouldBeInRange(20, 35);
        Graphemes.Count(passage).ShouldBeInRange(110, 130);
    }

    [Fact]
    public void A_passage_shows_the_place_with_the_most_words_rather_than_the_first_hit()
    {
        var filler = string.Concat(Enumerable.Repeat("なにもない日。", 60));

        Show("猫 犬", $"猫だけ。{filler}猫と犬。{filler}犬だけ。").ShouldContain("[猫]と[犬]。");
    }

    [Fact]
    public void Without_a_hit_in_the_text_a_passage_is_its_beginning()
    {
        var text = "はじめに。" + string.Concat(Enumerable.Repeat("なにもない日。", 60));

        var match = SamplePosts.Match("猫", SamplePosts.Post("猫", text))!;

        SamplePosts.Show(Passage.OfText(match)).ShouldStartWith("はじめに。なにもない日。");
        Passage.OfText(match).ShouldAllBe(piece => !piece.IsHit);
        Passage.OfText(SamplePosts.Match("猫", SamplePosts.Post("猫"))!).ShouldBeEmpty();
    }

    [Fact]
    public void A_passage_is_one_line_and_cuts_no_word()
    {
        var text = string.Concat(Enumerable.Repeat("extraordinary\n\nundertakings  ", 60)) + "cat " + string.Concat(Enumerable.Repeat("extraordinary\nundertakings ", 60));

        var passage = Show("cat", text);

        passage.Trim('…').Split(' ').ShouldAllBe(word => word == "extraordinary" || word == "undertakings" || word == "[cat]" || word == "");
        passage.ShouldNotContain("\n");
        passage.ShouldNotContain("  ");
    }

    [Fact]
    public void Hits_that_touch_or_overlap_are_one_mark() =>
        Show("東京 京都", "東京都へ").ShouldBe("[東京都]へ");

    [Fact]
    public void Marks_without_end_do_not_make_a_passage_long() =>
        Show("猫", "猫。a" + new string('\u0301', 100_000)).ShouldBe("[猫]。…");

    [Fact]
    public void In_HTML_everything_but_the_marks_is_escaped() =>
        MatchHtml.Of([new("<i>&\"'", false), new("a<b", true)]).ShouldBe("&lt;i&gt;&amp;&quot;&#39;<mark>a&lt;b</mark>");

    [Fact]
    public void Units_and_passages_never_cut_a_character_and_lose_nothing()
    {
        Prop.ForAll(Texts.Any, text =>
        {
            var boundaries = Boundaries(text);
            foreach (var unit in UnitReader.Read(text))
            {
                boundaries.ShouldContain(unit.Start);
                boundaries.ShouldContain(unit.End);
            }

            if (SamplePosts.Match("漢 a", SamplePosts.Post(text, text)) is { } match)
            {
                Squeeze(string.Concat(Passage.OfTitle(match).Select(piece => piece.Text))).ShouldBe(Squeeze(text));
                var passage = string.Concat(Passage.OfText(match).Select(piece => piece.Text)).Trim('…');
                Squeeze(text).ShouldContain(Squeeze(passage));
                Passage.OfText(match).ShouldContain(piece => piece.IsHit);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static HashSet<int> Boundaries(string text) => [.. StringInfo.ParseCombiningCharacters(text), text.Length];

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Show(string query, string text) => SamplePosts.Show(Passage.OfText(SamplePosts.Match(query, SamplePosts.Post(text: text))!));
}
