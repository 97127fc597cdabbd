using System.Globalization;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Outbound;

/// <summary>What an attacker would have the blog ask. Whatever is not refused by its form is refused by its address.</summary>
public sealed class RefusedUrlTests : OutboundTest
{
    [Theory]
    // Loopback as a browser, a C library or a proxy may read it.
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://127.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.0x1/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://127。0。0。1/")]
    [InlineData("http://127.0.0.1:80/")]
    [InlineData("https://127.0.0.1:443/")]
    [InlineData("http://0/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[0:0:0:0:0:0:0:1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[64:ff9b::127.0.0.1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[fe80::1%25lo]/")]
    // Metadata services.
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("http://2852039166/")]
    [InlineData("http://0xa9fea9fe/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://168.63.129.16/machine?comp=goalstate")]
    [InlineData("http://192.168.1.1/")]
    public async Task An_address_that_is_not_public_is_refused_however_it_is_written(string url)
    {
        using var client = Client();
        (await FailureAsync(client, url)).ShouldBe(OutboundFailure.RefusedAddress);
    }

    [Theory]
    [InlineData("ftp://public.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://public.example:80/")]
    [InlineData("data:text/plain,x")]
    [InlineData("http://user@public.example/")]
    [InlineData("http://user:password@public.example/")]
    [InlineData("http://public.example&@127.0.0.1/")]
    [InlineData("http://public.example:22/")]
    [InlineData("http://public.example:8080/")]
    [InlineData("https://public.example:10250/")]
    public async Task A_URL_that_is_no_plain_web_address_is_refused_before_anything_is_looked_up(string url)
    {
        var names = new Names(("public.example", ["8.8.8.8"]));
        using var client = Client(names: names);
        (await FailureAsync(client, url)).ShouldBe(OutboundFailure.RefusedUrl);
        names.Asked("public.example").ShouldBe(0);
    }

    [Fact]
    public async Task A_relative_URL_is_refused()
    {
        using var client = Client();
        var refused = await Should.ThrowAsync<OutboundException>(() => client.SendAsync(OutboundRequest.Get(new Uri("/x", UriKind.Relative)), default));
        refused.Failure.ShouldBe(OutboundFailure.RefusedUrl);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("8.8.8.8,127.0.0.1")]
    [InlineData("::1,2606:4700:4700::1111")]
    public async Task A_name_with_an_address_that_is_not_public_is_refused(string addresses)
    {
        using var client = Client(names: new Names(("inside.example", [addresses])));
        (await FailureAsync(client, "http://inside.example/")).ShouldBe(OutboundFailure.RefusedAddress);
    }

    [Fact]
    public async Task A_name_without_an_address_is_unknown()
    {
        using var client = Client();
        (await FailureAsync(client, "http://nobody.example/")).ShouldBe(OutboundFailure.UnknownHost);
    }

    [Fact]
    public async Task The_address_that_was_checked_is_the_one_that_is_connected_to()
    {
        await using var server = await LocalServer.StartAsync(http => Task.CompletedTask);
        var rebound = $"rebound.example:{server.Url.Port}";
        // Were the name asked again after the check, the second answer would be connected to, where nobody listens.
        var names = new Names(("rebound.example", ["127.0.0.1", "127.0.0.99"]));
        using var client = Client(rebound, names);

        (await client.SendAsync(OutboundRequest.Get(new Uri($"http://{rebound}/")), default)).IsSuccess.ShouldBeTrue();
        names.Asked("rebound.example").ShouldBe(1);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_allowed_host_is_allowed_on_its_port_alone_and_under_its_name_alone()
    {
        await using var first = await LocalServer.StartAsync(http => Task.CompletedTask);
        await using var second = await LocalServer.StartAsync(http => Task.CompletedTask);
        var names = new Names(("intranet.example", ["127.0.0.1"]), ("other.example", ["127.0.0.1"]));
        using var client = Client(string.Create(CultureInfo.InvariantCulture, $"intranet.example:{first.Url.Port}"), names);

        (await client.SendAsync(OutboundRequest.Get(new Uri($"http://INTRANET.example:{first.Url.Port}/")), default)).IsSuccess.ShouldBeTrue();
        (await FailureAsync(client, $"http://intranet.example:{second.Url.Port}/")).ShouldBe(OutboundFailure.RefusedUrl);
        (await FailureAsync(client, $"http://other.example:{first.Url.Port}/")).ShouldBe(OutboundFailure.RefusedUrl);
        (await FailureAsync(client, first.Url.AbsoluteUri)).ShouldBe(OutboundFailure.RefusedUrl);
        (await FailureAsync(client, "http://intranet.example/")).ShouldBe(OutboundFailure.RefusedAddress);
        second.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://public.example/secret-path?token=abc", "240.0.0.1")]
    [InlineData("https://public.example/secret-path?token=abc", "")]
    public async Task A_refusal_names_the_host_and_nothing_more_of_the_URL(string url, string address)
    {
        using var client = Client(names: address.Length == 0 ? null : new Names(("public.example", [address])));
        var refused = await Should.ThrowAsync<OutboundException>(() => client.SendAsync(OutboundRequest.Get(new Uri(url)), default));

        refused.ToString().ShouldContain("public.example");
        refused.ToString().ShouldNotContain("secret-path");
        refused.ToString().ShouldNotContain("token=");
    }
}
