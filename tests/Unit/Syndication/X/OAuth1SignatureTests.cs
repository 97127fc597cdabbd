using ServerlessBlog.Syndication.Channels.X.Access;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.X;

/// <summary>The signature of OAuth 1.0a, against the values of RFC 5849.</summary>
public sealed class OAuth1SignatureTests
{
    // RFC 5849, section 1.2: the printer gets the photo.
    private static readonly OAuth1Keys Printer = new("dpf43f3p2l4k3l03", "kd94hf93k423kf44", "nnch734d00sl2jdk", "pfkkdhi9sl3r4s00");

    [Fact]
    public void The_example_of_the_standard_is_signed_as_there() => OAuth1Signature.Of(
        Printer,
        HttpMethod.Get,
        new Uri("http://photos.example.net/photos?file=vacation.jpg&size=original"),
        [("oauth_consumer_key", Printer.ConsumerKey), ("oauth_token", Printer.Token), ("oauth_signature_method", "HMAC-SHA1"), ("oauth_timestamp", "137131202"), ("oauth_nonce", "chapoH")])
        .ShouldBe("MdpQcU8iPSUjWoN/UDMsK2sui9I=");

    [Theory]
    [InlineData("https://api.example/a?b=1&a=2", "https://api.example/a?a=2&b=1")]
    [InlineData("https://API.example:443/a?b=%31", "https://api.example/a?b=1")]
    [InlineData("https://api.example/a?b=x+y", "https://api.example/a?b=x%20y")]
    [InlineData("https://api.example/a?b=%E3%81%82", "https://api.example/a?b=あ")]
    public void What_means_the_same_is_signed_the_same(string one, string other) => Sign(one).ShouldBe(Sign(other));

    [Theory]
    [InlineData("https://api.example/a", "https://api.example/A")]
    [InlineData("https://api.example/a", "http://api.example/a")]
    [InlineData("https://api.example/a", "https://api.example:8443/a")]
    [InlineData("https://api.example/a?b=1", "https://api.example/a?b=2")]
    public void What_is_different_is_signed_differently(string one, string other) => Sign(one).ShouldNotBe(Sign(other));

    [Fact]
    public void The_header_has_all_parameters_of_the_protocol_and_no_secret()
    {
        var header = OAuth1Signature.Header(Printer, HttpMethod.Post, new Uri("https://api.example/2/tweets"), "abc123", DateTimeOffset.FromUnixTimeSeconds(1_270_000_000));

        header.ShouldStartWith("OAuth oauth_consumer_key=\"dpf43f3p2l4k3l03\", oauth_nonce=\"abc123\", oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"1270000000\", oauth_token=\"nnch734d00sl2jdk\", oauth_version=\"1.0\", oauth_signature=\"");
        header.ShouldNotContain(Printer.ConsumerSecret);
        header.ShouldNotContain(Printer.TokenSecret);
    }

    private static string Sign(string url) => OAuth1Signature.Of(Printer, HttpMethod.Get, new Uri(url), [("oauth_nonce", "n")]);
}
