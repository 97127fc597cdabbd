using Microsoft.AspNetCore.Http;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Unit.Outbound;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

public sealed class EndpointFinderTests : OutboundTest
{
    [Fact]
    public async Task The_page_is_asked_without_the_fragment_and_found_after_redirects()
    {
        await using var server = await ServerAsync(http => http.Request.Path.Value switch
        {
            "/post" => (302, "/moved/post", ""),
            "/moved/post" => (200, null, "<a rel=webmention href=\"wm?x=1\">x</a>"),
            _ => (404, null, ""),
        });
        var found = await FindAsync(server, "post#part");
        found.Endpoint.ShouldBe(new FoundEndpoint(LinkbackProtocol.Webmention, new Uri(server.Url + "moved/wm?x=1")));
        server.Requests.Select(request => request.Target).ShouldBe(["/post", "/moved/post"]);
        server.Requests[0].Headers["Accept"].ShouldStartWith("text/html");
    }

    [Fact]
    public async Task An_empty_reference_is_the_page_without_the_fragment()
    {
        await using var server = await ServerAsync(_ => (200, null, "<link rel=webmention href>"));
        (await FindAsync(server, "post?id=1#part")).Endpoint!.Url.AbsoluteUri.ShouldBe(server.Url + "post?id=1");
    }

    [Fact]
    public async Task A_page_that_is_gone_may_still_say_where_it_is_told()
    {
        await using var server = await ServerAsync(_ => (410, null, "<link rel=webmention href=/wm>"));
        (await FindAsync(server, "post")).Endpoint.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(404, SendOutcome.NoEndpoint)]
    [InlineData(200, SendOutcome.NoEndpoint)]
    [InlineData(500, SendOutcome.Busy)]
    [InlineData(429, SendOutcome.Busy)]
    public async Task Without_an_endpoint_the_status_says_whether_to_ask_again(int status, SendOutcome expected)
    {
        await using var server = await ServerAsync(_ => (status, null, "<p>"));
        var found = await FindAsync(server, "post");
        found.Endpoint.ShouldBeNull();
        found.Result.Outcome.ShouldBe(expected);
        found.Result.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Of_a_film_the_headers_are_enough()
    {
        await using var server = await LocalServer.StartAsync(async http =>
        {
            http.Response.Headers.Link = "</wm>; rel=webmention";
            http.Response.ContentLength = 5_000_000;
            if (http.Request.Method == "GET")
                await http.Response.Body.WriteAsync(new byte[5_000_000]);
        });
        (await FindAsync(server, "film.mp4")).Endpoint!.Url.AbsolutePath.ShouldBe("/wm");
        server.Requests.Select(request => request.Method).ShouldBe(["GET", "HEAD"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", SendOutcome.NotPublic)]
    [InlineData("http://localhost/", SendOutcome.NotPublic)]
    [InlineData("http://unknown.example/", SendOutcome.Unreachable)]
    public async Task What_cannot_be_asked_says_why(string url, SendOutcome expected)
    {
        using var client = Client(names: new Names(("localhost", ["127.0.0.1"])));
        var found = await new EndpointFinder(client).FindAsync(new Uri(url), default);
        found.Endpoint.ShouldBeNull();
        found.Result.Outcome.ShouldBe(expected);
        found.Result.Detail.ShouldNotBeEmpty();
    }

    private static Task<LocalServer> ServerAsync(Func<HttpContext, (int Status, string? Location, string Html)> answer) => LocalServer.StartAsync(async http =>
    {
        var (status, location, html) = answer(http);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html";
        if (location is not null)
            http.Response.Headers.Location = location;
        await http.Response.WriteAsync(html);
    });

    private static async Task<Discovered> FindAsync(LocalServer server, string path)
    {
        using var client = Client(server.Authority);
        return await new EndpointFinder(client).FindAsync(new Uri(server.Url + path), default);
    }
}
