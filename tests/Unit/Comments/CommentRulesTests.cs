using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Comments.Input;
using ServerlessBlog.Tests.Unit.Text;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Comments;

public sealed class CommentRulesTests
{
    private static readonly CommentDraft Good = new() { Name = "はなこ", Text = "読みました。" };

    [Fact]
    public void A_name_and_a_text_are_enough_and_are_trimmed()
    {
        var (ready, faults) = CommentRules.Check(new CommentDraft { Name = "\u3000はなこ ", Text = "\r\n一行目\r\n二行目\r三行目\u2028四行目\n\n" });

        faults.ShouldBeEmpty();
        ready.ShouldBe(new CommentDraft { Name = "はなこ", Text = "一行目\n二行目\n三行目\n四行目" });
    }

    [Theory]
    [InlineData("", CommentRule.NameMissing)]
    [InlineData(" \u3000 ", CommentRule.NameMissing)]
    [InlineData("\u200B\u200D\uFEFF", CommentRule.NameMissing)]
    [InlineData("\u3164", CommentRule.NameMissing)]
    [InlineData("\u202E\u2066", CommentRule.NameMissing)]
    [InlineData("a\nb", CommentRule.NameUnreadable)]
    [InlineData("a\tb", CommentRule.NameUnreadable)]
    [InlineData("a\u0000b", CommentRule.NameUnreadable)]
    [InlineData("a\u0085b", CommentRule.NameUnreadable)]
    [InlineData("a\u2028b", CommentRule.NameUnreadable)]
    [InlineData("a\uFFFEb", CommentRule.NameUnreadable)]
    public void A_name_is_one_line_that_can_be_seen(string name, CommentRule rule) =>
        CommentRules.Check(Good with { Name = name }).Faults.ShouldHaveSingleItem().ShouldBe(new CommentFault("name", rule));

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_everywhere()
    {
        // Written here because attributes cannot hold it.
        var half = "a" + (char)0xD83D + "b";
        var (_, faults) = CommentRules.Check(new CommentDraft { Name = half, Email = half, Url = "https://e.example/" + half, Text = half });

        faults.Select(fault => fault.Rule).ShouldBe([CommentRule.NameUnreadable, CommentRule.EmailInvalid, CommentRule.UrlInvalid, CommentRule.TextUnreadable]);
    }

    [Fact]
    public void Lengths_are_counted_in_code_points()
    {
        CommentRules.Check(new CommentDraft { Name = Repeat("😀", 50), Text = Repeat("𠮷", 5000) }).Faults.ShouldBeEmpty();
        CommentRules.Check(new CommentDraft { Name = Repeat("😀", 51), Text = Repeat("𠮷", 5001) }).Faults
            .ShouldBe([new CommentFault("name", CommentRule.NameTooLong, 51), new CommentFault("text", CommentRule.TextTooLong, 5001)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hanako@mail.example")]
    [InlineData("hanako+blog@sub.mail.example")]
    [InlineData("はなこ@例え.テスト")]
    [InlineData(" hanako@mail.example ")]
    public void An_address_of_simple_shape_is_taken(string email) =>
        CommentRules.Check(Good with { Email = email }).ShouldSatisfyAllConditions(result => result.Faults.ShouldBeEmpty(), result => result.Ready.Email.ShouldBe(email.Trim()));

    [Theory]
    [InlineData("hanako")]
    [InlineData("hanako@")]
    [InlineData("@mail.example")]
    [InlineData("hanako@mail")]
    [InlineData("a@b@c.example")]
    [InlineData("a b@c.example")]
    [InlineData("a@c.example\nBcc: x@y.example")]
    [InlineData("<a@c.example>")]
    [InlineData("a@c.example,b@c.example")]
    public void Another_address_is_not(string email) =>
        CommentRules.Check(Good with { Email = email }).Faults.ShouldHaveSingleItem().ShouldBe(new CommentFault("email", CommentRule.EmailInvalid));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        CommentRules.Check(Good with { Email = "a@" + new string('b', 247) + ".test" }).Faults.ShouldBeEmpty();
        CommentRules.Check(Good with { Email = "a@" + new string('b', 248) + ".test" }).Faults.ShouldHaveSingleItem().Rule.ShouldBe(CommentRule.EmailInvalid);
    }

    [Theory]
    [InlineData("https://hanako.example", "https://hanako.example/")]
    [InlineData("http://hanako.example/日記?q=あ#x", "http://hanako.example/%E6%97%A5%E8%A8%98?q=%E3%81%82#x")]
    [InlineData(" HTTPS://Hanako.example/ ", "https://hanako.example/")]
    [InlineData("", "")]
    public void A_page_of_ones_own_is_an_http_or_https_URL(string url, string kept)
    {
        var (ready, faults) = CommentRules.Check(Good with { Url = url });
        faults.ShouldBeEmpty();
        ready.Url.ShouldBe(kept);
    }

    [Theory]
    [InlineData("hanako.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt://https://x")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://hanako.example/")]
    [InlineData("https://")]
    [InlineData("https://a b.example/")]
    [InlineData("https://user:secret@hanako.example/")]
    [InlineData("https://hanako.example/\n")]
    [InlineData("https://hanako.example/\u0001")]
    [InlineData("https://hanako.example/\u202Egpj")]
    [InlineData("//hanako.example/")]
    [InlineData("file:///etc/passwd")]
    public void Another_URL_is_refused(string url)
    {
        var (_, faults) = CommentRules.Check(Good with { Url = url });
        if (url.EndsWith('\n'))
            faults.ShouldBeEmpty("it is trimmed");
        else
            faults.ShouldHaveSingleItem().ShouldBe(new CommentFault("url", CommentRule.UrlInvalid));
    }

    [Theory]
    [InlineData("", CommentRule.TextMissing)]
    [InlineData(" \n\u3000\n", CommentRule.TextMissing)]
    [InlineData("\u200B", CommentRule.TextMissing)]
    [InlineData("a\u0000", CommentRule.TextUnreadable)]
    [InlineData("a\u001B[31m", CommentRule.TextUnreadable)]
    [InlineData("a\u000Bb", CommentRule.TextUnreadable)]
    public void A_text_has_something_to_read_and_no_control_characters(string text, CommentRule rule) =>
        CommentRules.Check(Good with { Text = text }).Faults.ShouldHaveSingleItem().ShouldBe(new CommentFault("text", rule));

    [Theory]
    [InlineData("../post")]
    [InlineData("A B")]
    [InlineData("x'y")]
    [InlineData("comment:x")]
    public void What_can_be_no_id_answers_no_comment(string replyTo) =>
        CommentRules.Check(Good with { ReplyTo = replyTo }).Faults.ShouldHaveSingleItem().ShouldBe(CommentFault.UnknownReplyTo);

    [Fact]
    public void What_is_ready_is_ready_a_second_time() => Prop.ForAll(Texts.Any, Texts.Any, (name, text) =>
    {
        var (ready, faults) = CommentRules.Check(new CommentDraft { Name = name, Text = text, Url = name, Email = text });
        if (faults.Count == 0)
            CommentRules.Check(ready).ShouldSatisfyAllConditions(again => again.Ready.ShouldBe(ready), again => again.Faults.ShouldBeEmpty());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
