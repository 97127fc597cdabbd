using ServerlessBlog.Syndication.Statuses.Archives;
using ServerlessBlog.Syndication.Statuses.Gathering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Statuses;

public sealed class MastodonOutboxTests
{
    private const string Actor = "https://social.example/users/hanako";
    private const string Everybody = "https://www.w3.org/ns/activitystreams#Public";

    [Fact]
    public async Task A_note_is_read_with_its_time_and_permalink()
    {
        var status = (await Read.OutboxAsync(Outbox(Note("1", "<p>雨の日は本を読む。</p>")))).ShouldHaveSingleItem().Status!;

        status.Text.ShouldBe("雨の日は本を読む。");
        status.CreatedAt.ShouldBe(new DateTimeOffset(2026, 5, 1, 3, 4, 5, TimeSpan.Zero));
        status.Url.ShouldBe("https://social.example/@hanako/1");
        status.Client.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p>一行目<br>二行目</p><p>次の段落 &amp; &lt;b&gt;</p>", "一行目\n二行目\n\n次の段落 & <b>")]
    [InlineData("""<p><span class="h-card"><a href="https://social.example/@taro" class="u-url mention">@<span>taro</span></a></span> <a href="https://social.example/tags/hon" class="mention hashtag" rel="tag">#<span>hon</span></a></p>""", "@taro #hon")]
    [InlineData("""<p>これ <a href="https://books.example/a/very/long/path"><span class="invisible">https://</span><span class="ellipsis">books.example/a/very</span><span class="invisible">/long/path</span></a></p>""", "これ https://books.example/a/very/long/path")]
    [InlineData("""<p><a href="https://books.example/a/b">books.example/a…</a></p>""", "https://books.example/a/b")]
    [InlineData("""<p><a href="https://books.example/">この店</a></p>""", "この店 https://books.example/")]
    [InlineData("""<p><a href="javascript:alert(1)">x</a><script>alert(1)</script></p>""", "x")]
    public async Task Its_HTML_is_read_as_the_text_that_was_typed(string html, string text) =>
        (await Read.OutboxAsync(Outbox(Note("1", html)))).ShouldHaveSingleItem().Status!.Text.ShouldBe(text);

    [Fact]
    public async Task A_warning_stands_before_what_it_warns_of() =>
        (await Read.OutboxAsync(Outbox(Note("1", "<p>犯人は</p>", more: ",\"summary\":\"結末の話\"")))).ShouldHaveSingleItem().Status!.Text.ShouldBe("結末の話\n\n犯人は");

    [Fact]
    public async Task Only_what_everybody_may_read_is_taken()
    {
        var found = await Read.OutboxAsync(Outbox(
            Note("1", "<p>公開</p>"),
            Note("2", "<p>未収載</p>", to: $"[\"{Actor}/followers\"]", cc: $"[\"{Everybody}\"]"),
            Note("3", "<p>フォロワーだけ</p>", to: $"[\"{Actor}/followers\"]", cc: "[]"),
            Note("4", "<p>ひとりだけ</p>", to: "[\"https://social.example/users/taro\"]", cc: "[]"),
            Note("5", "<p>だれにも</p>", to: "null", cc: "7"),
            Note("6", "<p>文字列で</p>", to: "\"as:Public\"", cc: "[]")));

        found.Select(status => status.Kind).ShouldBe([FoundKind.Own, FoundKind.Own, FoundKind.NotPublic, FoundKind.NotPublic, FoundKind.NotPublic, FoundKind.Own]);
    }

    [Fact]
    public async Task Words_of_others_and_answers_to_them_are_told_apart_from_own_ones()
    {
        var found = await Read.OutboxAsync(Outbox(
            $$"""{"type":"Announce","actor":"{{Actor}}","object":"https://other.example/1"}""",
            Note("2", "<p>続き</p>", more: $",\"inReplyTo\":\"{Actor}/statuses/1\""),
            Note("3", "<p>返事</p>", more: ",\"inReplyTo\":\"https://other.example/users/taro/statuses/1\"")));

        found.Select(status => status.Kind).ShouldBe([FoundKind.Repost, FoundKind.Own, FoundKind.Reply]);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("""{"type":"Create","object":"https://social.example/1"}""")]
    [InlineData("""{"type":"Create","object":{"type":"Question"}}""")]
    [InlineData("""{"type":"Delete","object":{"type":"Note"}}""")]
    [InlineData("""{"type":"Create","to":"as:Public","object":{"type":"Note","id":"https://social.example/1","content":"<p></p>","published":"2026-05-01T03:04:05Z"}}""")]
    [InlineData("""{"type":"Create","to":"as:Public","object":{"type":"Note","id":"https://social.example/1","content":"<p>a</p>","published":"May"}}""")]
    public async Task What_is_no_note_with_text_time_and_id_is_passed_over(string item) =>
        (await Read.OutboxAsync(Outbox(item))).ShouldHaveSingleItem().ShouldBe(FoundStatus.Unreadable);

    [Fact]
    public async Task HTML_nested_without_end_is_passed_over() =>
        (await Read.OutboxAsync(Outbox(Note("1", string.Concat(Enumerable.Repeat("<b>", 5000)))))).ShouldHaveSingleItem().ShouldBe(FoundStatus.Unreadable);

    [Theory]
    [InlineData("[]", "no outbox")]
    [InlineData("", "no outbox")]
    [InlineData("window.YTD.tweets.part0 = {}", "no outbox")]
    [InlineData("""{"type":"Person","name":"hanako"}""", "no outbox")]
    [InlineData("""{"type":"OrderedCollection","orderedItems":7}""", "no outbox")]
    [InlineData("""{"type":"OrderedCollection","first":"https://social.example/users/hanako/outbox?page=true"}""", "holds no statuses")]
    [InlineData("""{"type":"OrderedCollection","orderedItems":[{"type":"Create","object":""", "line 1, character 71")]
    [InlineData("""{"type":"OrderedCollection","orderedItems":[]} x""", "line 1, character 48")]
    public async Task Another_file_is_refused_with_the_one_to_send(string file, string sentence) =>
        (await Should.ThrowAsync<ArchiveException>(() => Read.OutboxAsync(file))).Message.ShouldContain(sentence);

    internal static string Outbox(params string[] items) =>
        $$"""{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":{{items.Length}},"orderedItems":[{{string.Join(',', items)}}]}""";

    internal static string Note(string id, string html, string to = $"[\"{Everybody}\"]", string cc = "[]", string published = "2026-05-01T03:04:05Z", string more = "") =>
        $$$"""
        {"id":"{{{Actor}}}/statuses/{{{id}}}/activity","type":"Create","actor":"{{{Actor}}}","published":"{{{published}}}","to":{{{to}}},"cc":{{{cc}}},
        "object":{"id":"{{{Actor}}}/statuses/{{{id}}}","type":"Note","published":"{{{published}}}","url":"https://social.example/@hanako/{{{id}}}","to":{{{to}}},"cc":{{{cc}}},"content":{{{System.Text.Json.JsonSerializer.Serialize(html)}}}{{{more}}}}}
        """;
}
