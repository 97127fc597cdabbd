using ServerlessBlog.Syndication.Channels.Mixi2;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Mixi2;

public sealed class Mixi2SettingsTests
{
    [Fact]
    public void The_credentials_of_the_application_are_enough()
    {
        var settings = Settings();
        settings.Problems().ShouldBeEmpty();
        settings.Endpoint.ShouldBe("https://application-api.mixi.social");
        settings.AuthEndpoint.ShouldBe("https://application-auth.mixi.social/oauth2/token");
    }

    [Theory]
    [InlineData("https://mixi.example/posts/{id}")]
    [InlineData("https://mixi.example/?post={id}")]
    [InlineData("")]
    [InlineData(null)]
    public void The_address_of_a_post_has_a_place_for_its_id(string? pattern)
    {
        var settings = Settings();
        settings.StatusUrlPattern = pattern;
        settings.Problems().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://mixi.example/posts/")]
    [InlineData("mixi.example/posts/{id}")]
    [InlineData("https://{id}.mixi.example/")]
    [InlineData("javascript:alert({id})")]
    public void An_address_without_one_or_that_is_none_stops_the_start(string pattern)
    {
        var settings = Settings();
        settings.StatusUrlPattern = pattern;
        Sentences(settings).ShouldBe(["StatusUrlPattern must be an http or https URL with {id} in its path or query, or be left out."]);
    }

    [Fact]
    public void Each_setting_that_is_missing_or_wrong_is_named()
    {
        var settings = new Mixi2Settings { ClientId = " ", AuthKey = "a key", AuthEndpoint = "auth.example", Endpoint = "https://api.example/?a=b" };
        Sentences(settings).ShouldBe(
        [
            "ClientId is required.",
            "ClientSecret is required.",
            "Endpoint must be an absolute http or https URL without a query.",
            "AuthEndpoint must be an absolute http or https URL without a query.",
            "AuthKey must be visible ASCII characters, or be left out.",
        ]);
    }

    private static Mixi2Settings Settings() => new() { ClientId = "client", ClientSecret = "the secret" };

    private static IEnumerable<string> Sentences(Mixi2Settings settings) => settings.Problems().Select(found => $"{found.Setting} {found.Problem}");
}
