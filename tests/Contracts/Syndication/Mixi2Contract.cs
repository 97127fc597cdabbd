using ServerlessBlog.Syndication.Channels.Contract;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>An application account on mixi2.</summary>
public sealed class Mixi2Contract(NetworksFixture networks) : ChannelContract(networks)
{
    protected override string Network => "mixi2";

    protected override IReadOnlyList<(string Text, int Count)> Counts => [("初雪", 2), ("か\u3099", 1), ("👨‍👩‍👧‍👦🇯🇵", 2), ("a\nb", 3)];

    protected override int Limit => 149;

    protected override object Revocation => Status(16, "token revoked");

    protected override object Expiry => Status(16, "token expired");

    protected override object? Bill => null;

    // INVALID_ARGUMENT.
    protected override object Refusal(string words) => Status(3, words);

    // RESOURCE_EXHAUSTED, which says nothing about when; the limit is one for each minute.
    protected override object Throttling(DateTimeOffset reset) => Status(8, "too many calls");

    [Fact]
    public async Task A_text_whose_emoji_may_count_for_more_than_the_limit_is_a_problem_that_says_so()
    {
        var family = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 14));
        var measure = await Channel().MeasureAsync(ChannelUnderTest.Message(family));

        measure.Count.ShouldBe(14);
        var problem = measure.Problems.ShouldHaveSingleItem();
        problem.IsTooLong.ShouldBeTrue();
        problem.Detail.ShouldContain("154 of 149");
    }

    [Theory]
    [InlineData(null, "PUBLISHING_TYPE_UNSPECIFIED")]
    [InlineData("public", "PUBLISHING_TYPE_UNSPECIFIED")]
    [InlineData("profile", "PUBLISHING_TYPE_NOT_PUBLISHING")]
    public async Task A_post_may_be_for_the_profile_only_and_goes_into_the_community(string? visibility, string publishing)
    {
        var channel = Channel(other: ("CommunityId", "snow-country"));
        (await channel.SendAsync(ChannelUnderTest.Dispatch(ChannelUnderTest.Message("雪国の皆さんへ", visibility: visibility)))).Outcome.ShouldBe(SendOutcome.Accepted);
        var status = (await StandIns.StatusesAsync(Network)).ShouldHaveSingleItem();

        ((string?)status["communityId"]).ShouldBe("snow-country");
        ((string?)status["publishingType"] ?? "PUBLISHING_TYPE_UNSPECIFIED").ShouldBe(publishing);
    }

    [Fact]
    public async Task One_token_serves_many_posts()
    {
        var channel = Channel();
        await Task.WhenAll(Enumerable.Range(1, 5).Select(number => channel.SendAsync($"{number}つ目")));
        await channel.SendAsync("もう一つ");

        (await StandIns.RequestsAsync(Network)).Count(request => (string?)request["target"] == "token").ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_credentials_of_the_application_stop_the_channel()
    {
        (await Channel(other: ("ClientSecret", "not the secret")).SendAsync("届かない")).Outcome.ShouldBe(SendOutcome.Unauthorized);
        (await StandIns.StatusesAsync(Network)).ShouldBeEmpty();
    }

    private static object Status(int grpc, string words) => new { kind = "status", grpc, body = words };
}
