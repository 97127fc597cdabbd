using System.Collections;
using System.Resources;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Notices;
using ServerlessBlog.Moderation.Notices.Channels;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Moderation;

/// <summary>What notices say in each format, whatever somebody wrote.</summary>
public sealed partial class NoticeMessagesTests
{
    private const string Attack = "@everyone <!channel> <@U123> [link](http://evil.example) **bold** `code`\r\nBcc: x <https://evil.example|click> &amp; \u202E <at>me</at>";

    private static readonly NoticeTexts Japanese = NoticeTexts.For("ja");

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Every_format_tells_how_many_wait_and_the_newest_with_their_links(string language)
    {
        var texts = NoticeTexts.For(language);
        var digest = Digest(7, Item("こんにちは", "ハル"));
        string[] all =
        [
            (string)SlackMessage.Of(digest, texts)["text"]!,
            (string)DiscordMessage.Of(digest, texts)["content"]!,
            TeamsMessage.Of(digest, texts).ToString(),
            MailText.Body(digest, texts),
        ];
        foreach (var text in all)
        {
            text.ShouldContain("7");
            text.ShouldContain(texts.More(6));
            text.ShouldContain("ハル");
            text.ShouldContain("こんにちは");
            text.ShouldContain("過去にmixiが与えた功績");
            text.ShouldContain("https://blog.example/desk/links/approve");
            text.ShouldContain("https://blog.example/desk/links/spam");
            text.ShouldContain(texts.Approve);
        }

        MailText.Subject(digest, texts, "ブログ").ShouldContain("7");
    }

    [Fact]
    public void Every_format_tells_an_alert_with_the_way_to_the_desk()
    {
        var alert = new Alert("Mastodon <!channel> is stopped", "Renew the *credentials*.", "https://blog.example/desk/announcements");
        string[] all =
        [
            (string)SlackMessage.Of(alert, Japanese)["text"]!,
            (string)DiscordMessage.Of(alert, Japanese)["content"]!,
            TeamsMessage.Of(alert, Japanese).ToString(),
            MailText.Body(alert, Japanese),
        ];
        all.ShouldAllBe(text => text.Contains("is stopped", StringComparison.Ordinal) && text.Contains("credentials", StringComparison.Ordinal) && text.Contains(alert.Url, StringComparison.Ordinal));
        all[0].ShouldNotContain("<!channel>");
        MailText.Subject(alert, "ブログ").ShouldBe("ブログ: Mastodon <!channel> is stopped");
    }

    [Fact]
    public void Slack_sees_no_mention_link_or_mark_but_ours()
    {
        var message = SlackMessage.Of(Digest(1, Item(Attack, Attack)), Japanese);
        var text = (string)message["text"]!;
        SlackTag().Matches(text).Select(match => match.Value).ShouldAllBe(tag => tag.StartsWith("<https://blog.example/desk", StringComparison.Ordinal));
        text.ShouldContain("&lt;!channel&gt;");
        text.ShouldContain("&amp;amp;");
        text.ShouldNotContain("@everyone");
        ((bool)message["unfurl_links"]!).ShouldBeFalse();
    }

    [Fact]
    public void Discord_sees_no_mention_link_or_mark_but_ours()
    {
        var message = DiscordMessage.Of(Digest(1, Item(Attack, Attack)), Japanese);
        ((JArray)message["allowed_mentions"]!["parse"]!).ShouldBeEmpty();
        var text = (string)message["content"]!;
        text.ShouldNotContain("@everyone");
        DiscordLink().Matches(text).Select(match => match.Groups["url"].Value).ShouldAllBe(url => url.StartsWith("https://blog.example/desk", StringComparison.Ordinal));
        text.ShouldContain("\\*\\*bold\\*\\*");
        text.ShouldContain("\\`code\\`");
    }

    [Fact]
    public void Discord_takes_two_thousand_characters_and_the_rest_is_counted()
    {
        var items = Enumerable.Range(0, 5).Select(_ => Item(new string('*', 120), new string('_', 50)) with { ApproveUrl = "https://blog.example/desk/links/" + new string('a', 120), SpamUrl = "https://blog.example/desk/links/" + new string('b', 120) }).ToArray();
        var text = (string)DiscordMessage.Of(Digest(9, items), Japanese)["content"]!;
        text.Length.ShouldBeLessThanOrEqualTo(2000);
        var shown = DiscordLink().Count(text) / 2;
        shown.ShouldBeInRange(2, 4);
        text.ShouldContain(Japanese.More(9 - shown));
        text.ShouldContain("(<https://blog.example/desk>)");
    }

    [Fact]
    public void Teams_gets_text_that_is_not_read_as_marks()
    {
        var card = TeamsMessage.Of(Digest(1, Item(Attack, Attack)), Japanese);
        var runs = card.SelectTokens("$..inlines[*].text").Select(run => (string)run!).ToList();
        runs.ShouldContain(NoticeLine.Of(Attack, 120));
        card.SelectTokens("$..[?(@.type == 'TextBlock')]").ShouldBeEmpty();
        card.SelectTokens("$..entities").ShouldBeEmpty();
        card.SelectTokens("$..url").Select(url => (string)url!).ShouldAllBe(url => url.StartsWith("https://blog.example/desk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_is_one_line_of_visible_characters_that_calls_nobody()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        {
            var line = NoticeLine.Of(text ?? "", 20);
            line.Any(char.IsControl).ShouldBeFalse();
            Mention().IsMatch(line).ShouldBeFalse();
            new System.Globalization.StringInfo(line).LengthInTextElements.ShouldBeLessThanOrEqualTo(21 + (2 * line.Count(character => character == '\u200B')));
        }).QuickCheckThrowOnFailure();
        NoticeLine.Of(" a\r\n b\u2028c\u202Ed\u0000 @here", 50).ShouldBe("a b cd @\u200Bhere");
        NoticeLine.Of("👩‍🚀あいうえお", 3).ShouldEndWith("…");
        NoticeLine.Of("", 3).ShouldBe("");
    }

    [Fact]
    public void A_linkback_without_a_name_is_told_by_its_post()
    {
        var text = MailText.Body(Digest(1, Item("抜粋", "") with { Kind = FeedbackKind.Webmention }), Japanese);
        text.ShouldContain("「過去にmixiが与えた功績」へのWebmention\n");
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_and_all_are_used()
    {
        var (japanese, english) = (Read("ja"), Read("en"));
        english.Keys.ShouldBe(japanese.Keys, ignoreOrder: true);
        foreach (var (name, text) in japanese)
            Place().Matches(english[name]).Select(place => place.Value).Order().ShouldBe(Place().Matches(text).Select(place => place.Value).Order(), name);
        var members = typeof(NoticeTexts).GetMembers(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly)
            .Where(member => member is System.Reflection.PropertyInfo or System.Reflection.MethodInfo { IsSpecialName: false })
            .Select(member => member.Name)
            .Except([nameof(NoticeTexts.KindOf)])
            .Concat(Enum.GetNames<FeedbackKind>());
        japanese.Keys.ShouldBe(members, ignoreOrder: true);
    }

    private static Dictionary<string, string> Read(string language)
    {
        using var resources = new ResourceReader(typeof(NoticeTexts).Assembly.GetManifestResourceStream($"NoticeTexts.{language}.resources")!);
        return resources.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);
    }

    private static Digest Digest(int waiting, params DigestItem[] items) => new(waiting, false, items, "https://blog.example/desk");

    private static DigestItem Item(string words, string name) => new(
        FeedbackKind.Comment, "過去にmixiが与えた功績", NoticeLine.Of(name, 50), NoticeLine.Of(words, 120), "https://blog.example/desk/links/approve", "https://blog.example/desk/links/spam");

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlackTag();

    [GeneratedRegex(@"(?<!\\)\[[^\]]*\]\(<?(?<url>[^)>]*)>?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DiscordLink();

    [GeneratedRegex("[@＠](?!\u200B)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\{\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
