using System.Globalization;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>What is known when something goes wrong. What is said to be not there is not there, and nothing is there twice.</summary>
public abstract partial class ChannelContract
{
    private const string Text = "今朝、庭に初雪が積もりました。";

    [Fact]
    public async Task A_network_that_cannot_be_connected_to_is_busy()
    {
        var closed = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{TestBlog.FreePort()}");
        var result = await Channel(other: (EndpointSetting, closed)).SendAsync(Text);

        result.Outcome.ShouldBe(SendOutcome.Busy);
        await ShouldHaveNothingAsync();
    }

    [Theory]
    [InlineData("refuse", 0)]
    [InlineData("drop", 1)]
    public async Task An_answer_that_never_comes_leaves_it_open(string kind, int shown)
    {
        var channel = Channel();
        await StandIns.FaultAsync(Network, new { kind });
        var dispatch = ChannelUnderTest.Dispatch(ChannelUnderTest.Message(Text));

        (await channel.SendAsync(dispatch)).Outcome.ShouldBe(SendOutcome.Lost);
        (await StandIns.StatusesAsync(Network)).Count.ShouldBe(shown);
        if (channel.Channel.Traits.CanLookUp)
            (await channel.LookUpAsync(dispatch)).Outcome.ShouldBe(shown > 0 ? LookUpOutcome.Found : LookUpOutcome.Absent);
        if (channel.Channel.Traits.ResendWindow <= TimeSpan.Zero)
            return;
        (await channel.SendAsync(dispatch with { Attempt = 2 })).Outcome.ShouldBe(SendOutcome.Accepted);
        ShouldShow(await SingleStatusAsync(), dispatch.Message);
    }

    [Fact]
    public async Task A_connection_that_was_used_before_and_breaks_is_not_tried_again_by_itself()
    {
        var channel = Channel();
        (await channel.SendAsync("前の知らせ")).Outcome.ShouldBe(SendOutcome.Accepted);
        await StandIns.FaultAsync(Network, new { kind = "drop" });

        (await channel.SendAsync(Text)).Outcome.ShouldBe(SendOutcome.Lost);
        (await StandIns.StatusesAsync(Network)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("status", 0)]
    [InlineData("after", 1)]
    public async Task A_server_error_leaves_it_open(string kind, int shown)
    {
        var channel = Channel();
        await StandIns.FaultAsync(Network, new { kind, status = 500, body = "{authorization}" });

        (await channel.SendAsync(Text)).Outcome.ShouldBe(SendOutcome.Lost);
        (await StandIns.StatusesAsync(Network)).Count.ShouldBe(shown);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_never_taken_for_a_no()
    {
        await StandIns.FaultAsync(Network, new { kind = "malformed" });

        (await Channel().SendAsync(Text)).Outcome.ShouldBeOneOf(SendOutcome.Lost, SendOutcome.Accepted);
        await SingleStatusAsync();
    }

    [Fact]
    public async Task A_slow_answer_is_waited_for()
    {
        await StandIns.FaultAsync(Network, new { kind = "slow", ms = 300 });

        (await Channel().SendAsync(Text)).Outcome.ShouldBe(SendOutcome.Accepted);
        await SingleStatusAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_leaves_it_open()
    {
        var channel = Channel(TimeSpan.FromSeconds(1));
        await StandIns.FaultAsync(Network, new { kind = "slow", ms = 1500 });

        (await channel.SendAsync(Text)).Outcome.ShouldBe(SendOutcome.Lost);
        await Wait.UntilAsync("the network has taken it", async () => (await StandIns.StatusesAsync(Network)).Count == 1);
    }

    [Fact]
    public async Task What_the_network_will_never_take_is_refused_and_its_words_give_no_credential_away()
    {
        var secrets = string.Join(' ', await SecretsAsync());
        await StandIns.FaultAsync(Network, Refusal($"Not this one. You said {{authorization}} and {secrets}"));
        var result = await Channel().SendAsync(Text);

        result.Outcome.ShouldBe(SendOutcome.Refused);
        result.Status.ShouldNotBeNull();
        result.Detail.ShouldNotBeEmpty();
        result.Detail.ShouldNotContain("\n");
        await ShouldHaveNothingAsync();
    }

    [Fact]
    public async Task Credentials_that_are_revoked_stop_the_channel()
    {
        // Once more after a token is renewed.
        await StandIns.FaultAsync(Network, Revocation);
        await StandIns.FaultAsync(Network, Revocation);

        (await Channel().SendAsync(Text)).Outcome.ShouldBe(SendOutcome.Unauthorized);
        await ShouldHaveNothingAsync();
    }

    [Fact]
    public async Task A_token_that_has_ended_is_renewed_and_the_message_goes_out()
    {
        if (Expiry is null)
            return;
        var channel = Channel();
        (await channel.SendAsync("前の知らせ")).Outcome.ShouldBe(SendOutcome.Accepted);
        await StandIns.FaultAsync(Network, Expiry);

        (await channel.SendAsync(Text)).Outcome.ShouldBe(SendOutcome.Accepted);
        (await StandIns.StatusesAsync(Network)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_now_is_no_reason_to_give_up()
    {
        if (Expiry is null)
            return;
        await StandIns.FaultAsync(Network, new { kind = "status", status = 503, target = "token", body = "{authorization}" });
        var channel = Channel();

        (await channel.SendAsync(Text)).Outcome.ShouldBe(SendOutcome.Busy);
        await ShouldHaveNothingAsync();
        (await channel.SendAsync(Text)).Outcome.ShouldBe(SendOutcome.Accepted);
    }

    [Fact]
    public async Task A_bill_stops_the_channel()
    {
        if (Bill is null)
            return;
        await StandIns.FaultAsync(Network, Bill);

        (await Channel().SendAsync(Text)).Outcome.ShouldBe(SendOutcome.PaymentRequired);
        await ShouldHaveNothingAsync();
    }

    [Fact]
    public async Task A_network_that_wants_fewer_messages_says_when_it_takes_them_again()
    {
        var reset = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 60);
        await StandIns.FaultAsync(Network, Throttling(reset));
        var result = await Channel().SendAsync(Text);

        result.Outcome.ShouldBe(SendOutcome.Busy);
        result.RetryAt.ShouldNotBeNull().ShouldBe(reset, TimeSpan.FromSeconds(5));
        await ShouldHaveNothingAsync();
    }
}
