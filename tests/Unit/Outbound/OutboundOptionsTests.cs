using ServerlessBlog.Platform.Outbound;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Outbound;

public sealed class OutboundOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("hub.intranet:8080")]
    [InlineData("127.0.0.1:9000, localhost:80,[::1]:8080")]
    public void A_list_of_hosts_with_ports_is_valid(string allowed) => Validate(allowed).ShouldBeNull();

    [Theory]
    [InlineData("hub.intranet")]
    [InlineData("hub.intranet:")]
    [InlineData(":8080")]
    [InlineData("hub.intranet:0")]
    [InlineData("hub.intranet:65536")]
    [InlineData("http://hub.intranet:8080")]
    [InlineData("hub.intranet:8080/path")]
    [InlineData("user@hub.intranet:8080")]
    [InlineData("::1:8080")]
    [InlineData("*:8080")]
    [InlineData("good:80,bad")]
    public void Anything_else_stops_the_start_with_a_sentence_that_names_the_setting(string allowed) =>
        Validate(allowed).ShouldNotBeNull().ShouldStartWith("Outbound__AllowPrivate must be ");

    private static string? Validate(string allowed) =>
        new OutboundOptionsValidator().Validate(null, new OutboundOptions { AllowPrivate = allowed }).FailureMessage;
}
