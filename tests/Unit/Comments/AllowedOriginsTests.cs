using Microsoft.Extensions.Options;
using ServerlessBlog.Comments;
using ServerlessBlog.Comments.Cors;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Comments;

public sealed class AllowedOriginsTests
{
    [Fact]
    public void Origins_are_compared_as_browsers_write_them()
    {
        var origins = new AllowedOrigins(Options.Create(new CommentOptions { AllowedOrigins = "https://WWW.example.org:443, http://localhost:8080,https://日本.example" }));

        origins.HasAny.ShouldBeTrue();
        foreach (var origin in new[] { "https://www.example.org", "http://localhost:8080", "https://xn--wgv71a.example" })
            origins.Contains(origin).ShouldBeTrue(origin);
        foreach (var origin in new[] { "http://www.example.org", "https://example.org", "https://www.example.org.evil.example", "https://www.example.org:8443", "null", "" })
            origins.Contains(origin).ShouldBeFalse(origin);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("example.org")]
    [InlineData("https://example.org/")]
    [InlineData("https://example.org/blog")]
    [InlineData("https://*.example.org")]
    [InlineData("https://user@example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("https://a.example;https://b.example")]
    public void What_is_no_origin_stops_the_start_with_a_sentence(string list) =>
        new CommentOptionsValidator().Validate(null, new CommentOptions { AllowedOrigins = list }).FailureMessage.ShouldStartWith("Comments__AllowedOrigins must be");

    [Theory]
    [InlineData(-1)]
    [InlineData(40000)]
    public void A_number_of_days_that_is_none_stops_the_start_with_a_sentence(int days) =>
        new CommentOptionsValidator().Validate(null, new CommentOptions { CloseAfterDays = days }).FailureMessage.ShouldStartWith("Comments__CloseAfterDays must be");

    [Fact]
    public void Without_settings_everybody_may_comment_and_no_other_origin_may() =>
        new CommentOptionsValidator().Validate(null, new CommentOptions()).Succeeded.ShouldBeTrue();
}
