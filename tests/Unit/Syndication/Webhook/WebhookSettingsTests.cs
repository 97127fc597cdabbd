using ServerlessBlog.Syndication.Channels.Webhook;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Webhook;

public sealed class WebhookSettingsTests
{
    private const string Secret = "0123456789abcdef";

    [Theory]
    [InlineData("https://list.example/hook", Secret)]
    [InlineData("https://prod.logic.example:443/workflows/1?api-version=1&sig=abc", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("http://list.intranet/", Secret)]
    public void An_endpoint_and_a_secret_are_enough(string endpoint, string secret) =>
        new WebhookSettings { Endpoint = endpoint, Secret = secret }.Problems().ShouldBeEmpty();

    [Theory]
    [InlineData(null, Secret, 0, "Endpoint is required.")]
    [InlineData("", Secret, 0, "Endpoint is required.")]
    [InlineData("list.example/hook", Secret, 0, "Endpoint must be an absolute http or https URL.")]
    [InlineData("mailto:list@example.com", Secret, 0, "Endpoint must be an absolute http or https URL.")]
    [InlineData("https://user:pass@list.example/", Secret, 0, "Endpoint must be an absolute http or https URL.")]
    [InlineData("https://list.example/", "", 0, "Secret is required.")]
    [InlineData("https://list.example/", "0123456789abcde", 0, "Secret must have at least 16 characters.")]
    [InlineData("https://list.example/", "whsec_this is no Base64", 0, "Secret must be Base64 after whsec_.")]
    [InlineData("https://list.example/", Secret, -1, "MaxCharacters must be 0 for no limit, or more.")]
    public void Anything_else_is_a_problem_in_one_sentence(string? endpoint, string secret, int max, string problem) =>
        new WebhookSettings { Endpoint = endpoint, Secret = secret, MaxCharacters = max }.Problems().Select(found => $"{found.Setting} {found.Problem}").ShouldBe([problem]);
}
