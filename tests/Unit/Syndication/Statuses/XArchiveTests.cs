using ServerlessBlog.Syndication.Statuses.Archives;
using ServerlessBlog.Syndication.Statuses.Gathering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Statuses;

public sealed class XArchiveTests
{
    private const string Keitai = "<a href=\\\"http://twitter.com/devices\\\" rel=\\\"nofollow\\\">Keitai Web</a>";

    [Theory]
    [InlineData("window.YTD.tweets.part0 = [")]
    [InlineData("window.YTD.tweet.part1 = [")]
    [InlineData("\uFEFFwindow.YTD.tweets.part12=\n[")]
    [InlineData("[")]
    public async Task A_tweet_is_read_with_its_time_client_and_permalink(string head)
    {
        var found = await Read.XAsync(head + Tweet("7045315726", "商店街の古本市へ。", "Sat Dec 26 08:44:10 +0000 2009") + "]");

        var status = found.ShouldHaveSingleItem().Status!;
        found[0].Kind.ShouldBe(FoundKind.Own);
        status.Text.ShouldBe("商店街の古本市へ。");
        status.CreatedAt.ShouldBe(new DateTimeOffset(2009, 12, 26, 8, 44, 10, TimeSpan.Zero));
        status.Client.ShouldBe("Keitai Web");
        status.Url.ShouldBe("https://x.com/i/web/status/7045315726");
    }

    [Fact]
    public async Task The_permalink_has_the_authors_name_where_it_is_known() =>
        (await Read.XAsync($"[{Tweet("1", "a")}]", "hanako")).ShouldHaveSingleItem().Status!.Url.ShouldBe("https://x.com/hanako/status/1");

    [Fact]
    public async Task Entities_are_characters_links_lead_where_they_led_and_those_of_pictures_are_gone()
    {
        const string entities = """
            ,"entities":{"urls":[{"url":"https://t.co/abc","expanded_url":"https://books.example/?a=1&amp;b=2"},{"url":"https://t.co/bad","expanded_url":"javascript:1"}],
            "media":[{"url":"https://t.co/pic"}]},"extended_entities":{"media":[{"url":"https://t.co/pic2"}]}
            """;

        Text(await Read.XAsync($"[{Tweet("1", "本 &lt;3 &amp;lt; https://t.co/abc と https://t.co/abcd https://t.co/bad https://t.co/pic https://t.co/pic2", more: entities)}]"))
            .ShouldBe("本 <3 &lt; https://books.example/?a=1&amp;b=2 と https://t.co/abcd https://t.co/bad");
    }

    [Fact]
    public async Task Words_of_others_and_answers_to_them_are_told_apart_from_own_ones()
    {
        var found = await Read.XAsync(
            $"[{Tweet("1", "RT @taro: よい店です")},{Tweet("2", "@taro どうも", more: ",\"in_reply_to_status_id_str\":\"99\",\"in_reply_to_user_id_str\":\"5\"")},{Tweet("3", "@taro 昔の返事", more: ",\"in_reply_to_user_id_str\":\"5\"")},{Tweet("4", "続き", more: ",\"in_reply_to_status_id_str\":\"98\",\"in_reply_to_screen_name\":\"Hanako\"")}]",
            "hanako");

        found.Select(status => status.Kind).ShouldBe([FoundKind.Repost, FoundKind.Reply, FoundKind.ReplyToOthers, FoundKind.Own]);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[[]]")]
    [InlineData("""{"tweet":7}""")]
    [InlineData("""{"tweet":{"id_str":"1","full_text":"a","created_at":"yesterday"}}""")]
    [InlineData("""{"tweet":{"id_str":"x","full_text":"a","created_at":"Sat Dec 26 08:51:00 +0000 2009"}}""")]
    [InlineData("""{"tweet":{"id_str":"1","full_text":["a"],"created_at":"Sat Dec 26 08:51:00 +0000 2009"}}""")]
    [InlineData("""{"tweet":{"id_str":"1","full_text":" https://t.co/p ","created_at":"Sat Dec 26 08:51:00 +0000 2009","entities":{"media":[{"url":"https://t.co/p"}]}}}""")]
    public async Task What_is_no_tweet_with_text_time_and_id_is_passed_over(string item) =>
        (await Read.XAsync($"[{item}]")).ShouldHaveSingleItem().ShouldBe(FoundStatus.Unreadable);

    [Theory]
    [InlineData("window.YTD.like.part0 = [ ]", "another file")]
    [InlineData("window.YTD.tweets.part0 = { }", "no list of tweets")]
    [InlineData("", "no list of tweets")]
    [InlineData("{\"type\":\"OrderedCollection\"}", "no list of tweets")]
    [InlineData("<!doctype html><script>x = {", "another file")]
    [InlineData("The archive [of 2009]", "no file of an archive")]
    public async Task Another_file_is_refused_with_the_one_to_send(string file, string sentence) => (await RefusedAsync(file)).ShouldContain(sentence);

    [Theory]
    [InlineData("window.YTD.tweets.part0 = [\n  {\"tweet\" : {\"id_str\" : \"1\",,", "line 2, character 30")]
    [InlineData("[{\"tweet\":{\"id_str\":\"1\"}}", "breaks off at line 1, character 26")]
    [InlineData("[]\n\n[]", "line 3, character 1")]
    public async Task Broken_JSON_is_refused_with_its_place(string file, string place) => (await RefusedAsync(file)).ShouldContain(place);

    [Fact]
    public async Task One_entry_of_megabytes_is_refused_before_it_is_read()
    {
        (await RefusedAsync($"[{Tweet("1", new string('a', 10_000_000))}]")).ShouldContain("longer than any network allows");
        (await RefusedAsync("[" + new string(' ', 10_000_000) + "]")).ShouldContain("longer than any network allows");
        (await RefusedAsync(new string('[', 10_000))).ShouldContain("cannot be read at line 1");
    }

    [Fact]
    public async Task A_short_link_cannot_make_a_text_grow_without_end()
    {
        var target = "https://long.example/" + new string('x', 2000);
        var entities = $",\"entities\":{{\"urls\":[{{\"url\":\"https://t.co/a\",\"expanded_url\":\"{target}\"}}]}}";

        (await Read.XAsync($"[{Tweet("1", string.Concat(Enumerable.Repeat("https://t.co/a ", 5000)), more: entities)}]")).ShouldHaveSingleItem().ShouldBe(FoundStatus.Unreadable);
    }

    internal static string Tweet(string id, string text, string at = "Sat Dec 26 08:51:00 +0000 2009", string more = "") =>
        $$$"""{"tweet":{"id_str":"{{{id}}}","full_text":"{{{text}}}","created_at":"{{{at}}}","source":"{{{Keitai}}}"{{{more}}}}}""";

    private static string Text(IReadOnlyList<FoundStatus> found) => found.ShouldHaveSingleItem().Status!.Text;

    private static async Task<string> RefusedAsync(string file) => (await Should.ThrowAsync<ArchiveException>(() => Read.XAsync(file))).Message;
}
