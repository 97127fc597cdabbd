using System.Net;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Outbound;

public sealed class RedirectTests : OutboundTest
{
    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", OutboundFailure.RefusedAddress)]
    [InlineData("http://[::1]/", OutboundFailure.RefusedAddress)]
    [InlineData("//127.0.0.1/", OutboundFailure.RefusedAddress)]
    [InlineData("http://inside.example/", OutboundFailure.RefusedAddress)]
    [InlineData("http://127.0.0.1:1/", OutboundFailure.RefusedUrl)]
    [InlineData("http://user:pass@public.example/", OutboundFailure.RefusedUrl)]
    [InlineData("file:///etc/passwd", OutboundFailure.RefusedUrl)]
    [InlineData("gopher://127.0.0.1:80/_", OutboundFailure.RefusedUrl)]
    [InlineData("http://[", OutboundFailure.BadRedirect)]
    public async Task A_redirect_is_checked_like_the_first_URL(string location, OutboundFailure expected)
    {
        await using var server = await LocalServer.StartAsync(http => Redirect(http, location));
        using var client = Client(server.Authority, new Names(("inside.example", ["192.168.0.10"])));
        (await FailureAsync(client, server.Url.AbsoluteUri)).ShouldBe(expected);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_the_sixth_is_not()
    {
        await using var server = await LocalServer.StartAsync(http =>
            int.Parse(http.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture) is > 0 and var left ? Redirect(http, $"/{left - 1}") : http.Response.WriteAsync("here"));
        using var client = Client(server.Authority);

        var answer = await client.SendAsync(OutboundRequest.Get(new Uri(server.Url, "5")), default);
        answer.Url.ShouldBe(new Uri(server.Url, "0"));
        System.Text.Encoding.UTF8.GetString(answer.Body.Span).ShouldBe("here");
        (await FailureAsync(client, new Uri(server.Url, "6").AbsoluteUri)).ShouldBe(OutboundFailure.TooManyRedirects);
        server.Requests.Count.ShouldBe(6 + 6);
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_not_followed_and_the_other_way_is()
    {
        Should.Throw<OutboundException>(() => Next(HttpMethod.Get, "https://a.example/", HttpStatusCode.Found, "http://a.example/"))
            .Failure.ShouldBe(OutboundFailure.BadRedirect);
        Next(HttpMethod.Get, "http://a.example/", HttpStatusCode.Found, "https://a.example/")!.Url.ShouldBe(new Uri("https://a.example/"));
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently, false)]
    [InlineData(HttpStatusCode.Found, false)]
    [InlineData(HttpStatusCode.SeeOther, false)]
    [InlineData(HttpStatusCode.TemporaryRedirect, true)]
    [InlineData(HttpStatusCode.PermanentRedirect, true)]
    public void A_POST_goes_on_only_as_a_POST(HttpStatusCode status, bool isFollowed)
    {
        var next = Next(HttpMethod.Post, "https://a.example/x", status, "/y");
        (next is not null).ShouldBe(isFollowed);
        if (next is not null)
            next.ShouldBe(new OutboundRequest(HttpMethod.Post, new Uri("https://a.example/y")));
        Next(HttpMethod.Get, "https://a.example/x", status, "/y").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_POST_is_sent_again_with_its_body_and_a_key_goes_to_no_other_origin()
    {
        await using var second = await LocalServer.StartAsync(http => Task.CompletedTask);
        await using var first = await LocalServer.StartAsync(http => Redirect(http, http.Request.Path == "/a" ? "/b" : second.Url.AbsoluteUri, 307));
        using var client = Client($"{first.Authority}, {second.Authority}");
        var request = OutboundRequest.Form(new Uri(first.Url, "a"), ("name", "値 &")) with
        {
            Headers = [KeyValuePair.Create("Authorization", "Bearer secret"), KeyValuePair.Create("Accept", "text/html")],
        };

        (await client.SendAsync(request, default)).IsSuccess.ShouldBeTrue();
        var all = first.Requests.Concat(second.Requests).ToList();
        all.Select(received => received.Body).ShouldBe(Enumerable.Repeat("name=%E5%80%A4%20%26", 3));
        all.ShouldAllBe(received => received.Headers["Content-Type"] == "application/x-www-form-urlencoded" && received.Headers["Accept"] == "text/html");
        all.Select(received => received.Headers.ContainsKey("Authorization")).ShouldBe([true, true, false]);
    }

    private static OutboundRequest? Next(HttpMethod method, string url, HttpStatusCode status, string location)
    {
        using var response = new HttpResponseMessage(status);
        response.Headers.TryAddWithoutValidation("Location", location);
        return OutboundRedirect.Next(new OutboundRequest(method, new Uri(url)), response);
    }

    private static Task Redirect(HttpContext http, string location, int status = 302)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
