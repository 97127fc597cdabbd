using FsCheck;
using FsCheck.Fluent;
using ServerlessBlog.Posts;
using ServerlessBlog.Posts.Rendering;
using ServerlessBlog.Syndication.Statuses.Archives;
using ServerlessBlog.Syndication.Statuses.Gathering;
using ServerlessBlog.Syndication.Statuses.Pasted;
using ServerlessBlog.Syndication.Statuses.Quotes;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Statuses;

/// <summary>Files that somebody has damaged, or made.</summary>
public sealed class HostileArchiveTests
{
    private static readonly string[] Values =
    [
        "null", "7", "-1e400", "true", "\"\"", "\"1\"", "\"本\"", "\"\\ud800\"", "[]", "[null,7,\"x\"]", "{}", "{\"url\":7}", "[{\"url\":\"https://t.co/a\",\"expanded_url\":\"https://a.example/\"}]",
        "\"Sat Dec 26 08:51:00 +0000 2009\"", "\"Sat Dec 26 08:51:00 +9999 0000\"", "\"9999-12-31T23:59:59-23:59\"", "\"0001-01-01T00:00:00+14:00\"", "\"2026-05-01T03:04:05Z\"",
        "\"<p>a<br>b</p>\"", "\"</blockquote><script>\"", "\"https://t.co/a\"", "\"as:Public\"", "\"Note\"", "\"Create\"", "\"RT @x\"", "99999999999999999999999999",
    ];

    private static readonly string[] TweetMembers = ["id_str", "id", "full_text", "text", "created_at", "source", "entities", "extended_entities", "in_reply_to_status_id_str", "in_reply_to_user_id_str", "in_reply_to_screen_name", "retweeted_status"];

    private static readonly string[] NoteMembers = ["id", "type", "content", "summary", "published", "url", "inReplyTo", "to", "cc", "attributedTo"];

    private readonly PostRenderer _renderer = new();

    [Fact]
    public void A_tweet_of_whatever_members_is_quoted_or_passed_over() => Prop.ForAll(Objects(TweetMembers), members =>
    {
        var found = Read.XAsync($"window.YTD.tweets.part0 = [{{\"tweet\":{members}}}]", "hanako").GetAwaiter().GetResult();
        ShouldRender(Read.Pick(found));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_note_of_whatever_members_is_quoted_or_passed_over() => Prop.ForAll(Objects(NoteMembers), members =>
    {
        var found = Read.OutboxAsync(MastodonOutboxTests.Outbox($"{{\"type\":\"Create\",\"actor\":\"https://a.example\",\"to\":\"as:Public\",\"object\":{members}}}")).GetAwaiter().GetResult();
        ShouldRender(Read.Pick(found));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused_with_its_place()
    {
        var file = $"window.YTD.tweets.part0 = [\n{XArchiveTests.Tweet("1", "本")},\n{XArchiveTests.Tweet("2", "店")}\n]";
        for (var length = 0; length < file.Length; length++)
        {
            var cut = file[..length];
            Should.Throw<ArchiveException>(() => Read.XAsync(cut)).Message.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Pasted_text_of_whatever_lines_is_quoted()
    {
        var lines = Gen.Elements(
            "", "", "本", "a", "8:51 AM Dec 26th Keitai Webで", "8:51 AM Dec 26, 2009 web", "2009-12-26 08:51", "9999-12-31 23:59", "0001-01-01T00:00:00+14:00", "12月26日 8:51", "https://a.example/1", "https://a.example/1,2",
            "-- 2009-12-26 08:51, w, https://a.example/", "> a", "- a", new string('9', 250) + ":51", "　", "\u0000");
        Prop.ForAll(lines.ListOf().Select(list => string.Join('\n', list)).ToArbitrary(), text => ShouldRender(PastedText.Read(text, Read.All, Read.Clock)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static Arbitrary<string> Objects(string[] members) =>
        Gen.Elements(members).SelectMany(name => Gen.Elements(Values).Select(value => $"\"{name}\":{value}")).ListOf().Select(list => "{" + string.Join(',', list) + "}").ToArbitrary();

    private void ShouldRender(Gathered gathered)
    {
        var html = _renderer.Render(QuoteMarkdown.Of(gathered.Quotations), PostFormat.Markdown).Html;
        html.ShouldNotContain("<script");
        (html.Split("<blockquote").Length - 1).ShouldBe(gathered.Quotations.Count(quotation => quotation.Parts.Any(part => MarkdownText.Paragraphs(part).Any())));
    }
}
