using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Tests.Unit.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Desk;

/// <summary>What keeps strangers from trying keys, and other sites from sending forms.</summary>
public sealed class SignInGuardsTests
{
    private static readonly IOptions<BlogOptions> Blog = Options.Create(new BlogOptions { BaseUrl = "https://Blog.example" });

    private readonly ManualTime _time = new();

    [Fact]
    public void One_client_has_ten_attempts_in_five_minutes()
    {
        var limits = Limits();
        for (var i = 0; i < SignInLimits.OfOneClient; i++)
            limits.TryTake(From("192.0.2.1")).ShouldBeTrue();
        limits.TryTake(From("192.0.2.1")).ShouldBeFalse();
        limits.TryTake(From("192.0.2.2")).ShouldBeTrue("another client is not held up");

        _time.Advance(SignInLimits.Window);
        limits.TryTake(From("192.0.2.1")).ShouldBeTrue();
    }

    [Fact]
    public void All_clients_together_have_a_hundred()
    {
        var limits = Limits();
        Enumerable.Range(0, 1000).Count(i => limits.TryTake(From($"198.51.{i / 250}.{i % 250}"))).ShouldBe(SignInLimits.OfAll);
        limits.TryTake(From("192.0.2.1")).ShouldBeFalse();

        _time.Advance(SignInLimits.Window);
        limits.TryTake(From("192.0.2.1")).ShouldBeTrue();
    }

    [Fact]
    public void One_client_cannot_use_up_what_all_have()
    {
        var limits = Limits();
        for (var i = 0; i < 1000; i++)
            limits.TryTake(From("192.0.2.1"));
        limits.TryTake(From("192.0.2.2")).ShouldBeTrue();
    }

    [Fact]
    public void A_network_of_IPv6_addresses_is_one_client()
    {
        var limits = Limits();
        Enumerable.Range(0, 20).Count(i => limits.TryTake(From($"2001:db8:1:2::{i:x}"))).ShouldBe(SignInLimits.OfOneClient);
        limits.TryTake(From("2001:db8:1:3::1")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("same-origin", "https://evil.example", true)]
    [InlineData("same-site", "https://blog.example", false)]
    [InlineData("cross-site", "", false)]
    [InlineData("none", "", false)]
    [InlineData("", "https://blog.example", true)]
    [InlineData("", "http://blog.example", false)]
    [InlineData("", "https://blog.example.evil.example", false)]
    [InlineData("", "null", false)]
    [InlineData("", "", true)]
    public void A_form_of_another_site_is_told_by_what_the_browser_says(string site, string origin, bool isOwn)
    {
        var request = new DefaultHttpContext().Request;
        if (site.Length > 0)
            request.Headers["Sec-Fetch-Site"] = site;
        if (origin.Length > 0)
            request.Headers.Origin = origin;
        new OwnOrigin(new Urls(Blog)).Sent(request).ShouldBe(isOwn);
    }

    [Theory]
    [InlineData("/desk/messages", "/desk/messages")]
    [InlineData("/desk/linkbacks", "/desk/linkbacks")]
    [InlineData("/desk", "/desk")]
    [InlineData("", "/desk")]
    [InlineData("//evil.example", "/desk")]
    [InlineData("https://evil.example/desk", "/desk")]
    [InlineData("/desk/messages/../../x", "/desk")]
    public void Signing_in_leads_to_a_page_of_the_desk_and_nowhere_else(string next, string path) => DeskPaths.Own(next).ShouldBe(path);

    private SignInLimits Limits() => new(new Throttle(_time), new ClientAddress(Blog));

    private static HttpRequest From(string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return http.Request;
    }
}
