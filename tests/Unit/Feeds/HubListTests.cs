using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Site.Hubs;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Feeds;

public sealed class HubListTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" https://Hub.example ", new[] { "https://hub.example/" })]
    [InlineData("https://hub.example/,http://other.example/hub?key=1,https://hub.example", new[] { "https://hub.example/", "http://other.example/hub?key=1" })]
    public void A_hub_or_a_list_of_them_is_valid(string setting, string[] hubs)
    {
        var options = new BlogOptions { WebSubHub = setting };
        new HubListValidator().Validate(null, options).Succeeded.ShouldBeTrue();
        new HubList(Options.Create(options)).Urls.ShouldBe(hubs);
    }

    [Theory]
    [InlineData("hub.example")]
    [InlineData("/hub")]
    [InlineData("ftp://hub.example/")]
    [InlineData("https://user@hub.example/")]
    [InlineData("https://hub.example/#x")]
    [InlineData("https://ハブ.example/")]
    [InlineData("https://hub.example/,nonsense")]
    public void Anything_else_stops_the_start_with_a_sentence_that_names_the_setting(string setting) =>
        new HubListValidator().Validate(null, new BlogOptions { WebSubHub = setting }).FailureMessage.ShouldStartWith("Blog__WebSubHub must be ");
}
