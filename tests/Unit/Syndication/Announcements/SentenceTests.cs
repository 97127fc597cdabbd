using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Syndication.Announcements.Suggestions;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Announcements;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("棚を直した。三つある。", "棚を直した。|三つある。")]
    [InlineData("「棚を直した。」と父が言った。それだけだ。", "「棚を直した。」と父が言った。|それだけだ。")]
    [InlineData("本当に直ったの？！信じられない…と母。", "本当に直ったの？！|信じられない…と母。")]
    [InlineData("「閉じない括弧。それでも文は分かれる。", "「閉じない括弧。|それでも文は分かれる。")]
    [InlineData("最後に句点のない文", "最後に句点のない文")]
    [InlineData("One shelf fell. Two did not.", "One shelf fell.|Two did not.")]
    [InlineData("Mr. Sato came, e.g. for tea. He paid 3.50 for it!", "Mr. Sato came, e.g. for tea.|He paid 3.50 for it!")]
    [InlineData("She said \"It is done.\" Then she left.", "She said \"It is done.\"|Then she left.")]
    [InlineData("Use node.js or ask J. Doe... or not.", "Use node.js or ask J. Doe... or not.")]
    [InlineData("直った!本当?ええ。", "直った!|本当?|ええ。")]
    [InlineData("", "")]
    public void A_paragraph_is_split_where_sentences_end(string paragraph, string sentences) =>
        string.Join('|', SentenceSplitter.Split(paragraph).Select(range => paragraph[range])).ShouldBe(sentences);

    [Fact]
    public void Whatever_the_text_sentences_stand_in_it_one_after_the_other_and_nothing_but_blanks_between() => Prop.ForAll(
        Gen.Elements("棚", "。", "「", "」", " ", ".", "!", "？", "A", "b", "…", "\n", "(", ")", "3", "😀").ArrayOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var end = 0;
            foreach (var range in SentenceSplitter.Split(text))
            {
                if (!string.IsNullOrWhiteSpace(text[end..range.Start.Value]) || range.End.Value <= range.Start.Value)
                    return false;
                end = range.End.Value;
            }

            return string.IsNullOrWhiteSpace(text[end..]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_authors_own_text_is_read_and_nothing_else()
    {
        const string html = """
            <h2>Heading that says something.</h2><p>First <em>own</em> line.<br>After the break<a class="footnote-ref" href="#fn:1"><sup>1</sup></a>.</p>
            <blockquote><p>Somebody else said this.</p></blockquote><pre><code>var x = 1.</code></pre><ul><li>A point made.</li></ul>
            <table><tr><td>A cell.</td></tr></table><p><ruby>棚<rt>たな</rt></ruby>を
            直した。</p><div class="footnotes"><p>A note at the end.</p></div>
            """;

        PostParagraphs.Of(html).ShouldBe(["First own line.", "After the break.", "A point made.", "棚を直した。"]);
    }

    [Fact]
    public void Neighbours_in_one_paragraph_are_proposed_together_too_and_what_is_too_short_or_not_whole_is_not()
    {
        var sentences = Sentence.Of(["棚を直したら、店の中がすこし明るくなった。三つで済んだのは幸いだった。はい。", "句点のない見出しのようなもの、長くても文ではない"]);

        sentences.Select(sentence => sentence.Text).ShouldBe(
        [
            "棚を直したら、店の中がすこし明るくなった。",
            "棚を直したら、店の中がすこし明るくなった。三つで済んだのは幸いだった。",
            "三つで済んだのは幸いだった。",
            "三つで済んだのは幸いだった。はい。",
        ]);
    }
}
