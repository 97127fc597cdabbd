using ServerlessBlog.Syndication.Channels.X;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.X;

/// <summary>Half-given credentials stop the start.</summary>
public sealed class XSettingsTests
{
    private static XSettings OAuth1 => new() { ConsumerKey = "a", ConsumerSecret = "b", AccessToken = "c", AccessTokenSecret = "d" };

    [Fact]
    public void Four_keys_are_enough() => OAuth1.Problems().ShouldBeEmpty();

    [Fact]
    public void A_client_is_enough() => new XSettings { ClientId = "a" }.Problems().ShouldBeEmpty();

    [Fact]
    public void Three_keys_of_four_are_not_enough()
    {
        var settings = OAuth1;
        settings.AccessToken = " ";
        Wrong(settings).ShouldBe([nameof(XSettings.AccessToken)]);
    }

    [Fact]
    public void Nothing_is_not_enough() => Wrong(new XSettings()).ShouldBe([nameof(XSettings.ClientId)]);

    [Fact]
    public void A_secret_needs_its_client() => Wrong(new XSettings { ClientSecret = "a" }).ShouldBe([nameof(XSettings.ClientId)]);

    [Fact]
    public void Both_ways_at_once_are_too_many()
    {
        var settings = OAuth1;
        settings.ClientId = "a";
        Wrong(settings).ShouldBe([nameof(XSettings.ClientId)]);
    }

    [Fact]
    public void Prices_are_not_below_nothing_and_addresses_are_addresses() =>
        Wrong(new XSettings { ClientId = "a", PricePerPost = -1, MonthlyBudget = -0.01m, Endpoint = "x.com", AuthorizeEndpoint = "" })
            .ShouldBe([nameof(XSettings.Endpoint), nameof(XSettings.AuthorizeEndpoint), nameof(XSettings.PricePerPost), nameof(XSettings.MonthlyBudget)], ignoreOrder: true);

    private static IEnumerable<string> Wrong(XSettings settings) => settings.Problems().Select(problem => problem.Setting);
}
