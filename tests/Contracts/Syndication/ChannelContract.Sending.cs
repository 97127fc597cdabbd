using ServerlessBlog.Syndication.Channels.Contract;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>What is sent, and what is said of it before.</summary>
public abstract partial class ChannelContract
{
    /// <summary>Texts that careless programs change.</summary>
    public static TheoryData<string> Texts =>
    [
        "今朝、庭に初雪が積もりました。",
        "ｶﾀｶﾅとガ行（濁点が別の文字）: か\u3099",
        "絵文字 👨‍👩‍👧‍👦 🇯🇵 👍🏽 ❤️ も、そのまま",
        "\"引用\" と 'quotes' と \\ と C:\\temp\\u0041 と %E3%81%82 と + と &amp;",
        "一行目\n二行目\n\n四行目",
        "  前後に空白  ",
        "<b>タグ</b> <script>alert(1)</script> <!-- と -->",
        "{\"json\": [1, null]} ${x} {{y}} %s",
        "@someone #雪 #snow https://example.com/?a=1&b=2#c は文字のまま",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task The_network_shows_exactly_the_text_once(string text)
    {
        var message = ChannelUnderTest.Message(text);
        var result = await Channel().SendAsync(ChannelUnderTest.Dispatch(message));

        result.Outcome.ShouldBe(SendOutcome.Accepted);
        ShouldShow(await SingleStatusAsync(), message);
    }

    [Fact]
    public async Task A_link_goes_along_where_it_is_asked_for()
    {
        var message = ChannelUnderTest.Message("今朝の庭です。", ChannelUnderTest.PostUrl);
        (await Channel().SendAsync(ChannelUnderTest.Dispatch(message))).Outcome.ShouldBe(SendOutcome.Accepted);
        ShouldShow(await SingleStatusAsync(), message);
    }

    [Fact]
    public async Task What_was_sent_can_be_read_where_the_result_says()
    {
        var result = await Channel().SendAsync("今朝の庭 <です>");
        if (result.StatusUrl is null)
            return;
        var url = new Uri(result.StatusUrl, UriKind.Absolute);
        url.Scheme.ShouldBeOneOf("http", "https");
        // Those of other hosts are the network's own pages.
        if (!url.IsLoopback)
            return;
        using var reader = new HttpClient();
        (await reader.GetStringAsync(url)).ShouldContain("今朝の庭 &lt;です&gt;");
    }

    [Fact]
    public async Task Messages_at_the_same_time_each_arrive_once()
    {
        var channel = Channel();
        string[] texts = ["一つ目", "二つ目", "三つ目", "四つ目", "五つ目"];
        var results = await Task.WhenAll(texts.Select(text => channel.SendAsync(text)));

        results.ShouldAllBe(result => result.Outcome == SendOutcome.Accepted);
        var shown = await StandIns.StatusesAsync(Network);
        shown.Count.ShouldBe(texts.Length);
        foreach (var text in texts)
            Should.NotThrow(() => shown.Single(status => ((string?)status["text"])!.Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Texts_are_counted_as_the_network_does()
    {
        var channel = Channel();
        foreach (var (text, count) in Counts)
        {
            var measure = await channel.MeasureAsync(ChannelUnderTest.Message(text));
            measure.Count.ShouldBe(count, text);
            measure.Limit.ShouldBe(Limit);
        }
    }

    [Fact]
    public async Task The_longest_text_goes_out_and_a_longer_one_is_a_problem_before()
    {
        if (Limit == 0)
            return;
        var channel = Channel();
        var each = (await channel.MeasureAsync(ChannelUnderTest.Message("あ"))).Count;
        var longest = new string('あ', Limit / each);

        (await channel.MeasureAsync(ChannelUnderTest.Message(longest))).Problems.ShouldBeEmpty();
        (await channel.SendAsync(longest)).Outcome.ShouldBe(SendOutcome.Accepted);
        ShouldShow(await SingleStatusAsync(), ChannelUnderTest.Message(longest));
        var problem = (await channel.MeasureAsync(ChannelUnderTest.Message(longest + "あ"))).Problems.ShouldHaveSingleItem();
        problem.Member.ShouldBe("text");
        problem.IsTooLong.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ChannelUnderTest.PostUrl)]
    public async Task The_price_is_what_the_network_charges(string? link)
    {
        var message = ChannelUnderTest.Message("今朝の庭です。", link);
        (await Channel().MeasureAsync(message)).Price.ShouldBe(PriceOf(message));
    }

    [Fact]
    public async Task A_look_up_finds_what_is_there_and_nothing_else()
    {
        var channel = Channel();
        var sent = ChannelUnderTest.Dispatch(ChannelUnderTest.Message("届いた知らせ"));
        var result = await channel.SendAsync(sent);
        var found = await channel.LookUpAsync(sent);
        var absent = await channel.LookUpAsync(ChannelUnderTest.Dispatch(ChannelUnderTest.Message("届かなかった知らせ")));

        found.Outcome.ShouldBe(channel.Channel.Traits.CanLookUp ? LookUpOutcome.Found : LookUpOutcome.Unknown);
        absent.Outcome.ShouldBe(channel.Channel.Traits.CanLookUp ? LookUpOutcome.Absent : LookUpOutcome.Unknown);
        if (channel.Channel.Traits.CanLookUp)
            (found.StatusId, found.StatusUrl).ShouldBe((result.StatusId, result.StatusUrl));
    }
}
