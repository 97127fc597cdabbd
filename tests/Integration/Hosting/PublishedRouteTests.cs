using System.Net;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Integration.Http;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Hosting;

/// <summary>Every HTTP function of the published folder, as its function.json tells the host of it.</summary>
public sealed class PublishedRouteTests(HostedHttpBlog blog) : IClassFixture<HostedHttpBlog>
{
    private const string CatchAll = "ZzFallback";

    private static readonly IReadOnlyList<HostedFunction> Functions =
        [.. HostedFunction.ReadAll(PublishedApp.Folder).Where(function => function.TriggerType == "httpTrigger")];

    /// <summary>Each function with each method that it lists.</summary>
    public static TheoryData<string, string> Reading => Calls(method => method is "get" or "head");

    public static TheoryData<string, string> Writing => Calls(method => method is not ("get" or "head"));

    [Fact]
    public void Every_route_that_answers_GET_answers_HEAD_and_the_catch_all_comes_last()
    {
        HostedFunction.ReadAll(PublishedApp.Folder)[^1].Name.ShouldBe(CatchAll);
        foreach (var function in Functions)
        {
            var methods = MethodsOf(function);
            methods.Contains("head").ShouldBe(methods.Contains("get"), function.Name);
            ((string)function.Trigger["authLevel"]!).ShouldBe("anonymous", function.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_route_that_is_read_answers_through_the_host(string function, string method)
    {
        var route = RouteUnderTest.All.Single(route => route.Function == function);
        using var answer = await blog.SendAsync(method.ToUpperInvariant(), route);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        if (method == "get")
            (await answer.Content.ReadAsByteArrayAsync()).ShouldNotBeEmpty();
    }

    // Nothing is sent, neither key nor session nor a body, so that nothing changes: each function says what it misses. What
    // came past it would be answered by the catch-all, which knows no such address or method.
    [Theory]
    [MemberData(nameof(Writing))]
    public async Task A_route_that_is_written_to_answers_through_the_host(string function, string method)
    {
        var path = RouteUnderTest.PathOf((string)Functions.Single(f => f.Name == function).Trigger["route"]!);
        using var answer = await SendAsync(method, path);

        ((int)answer.StatusCode).ShouldBeInRange(200, 499);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.MethodNotAllowed);
        if (answer.StatusCode != HttpStatusCode.NotFound)
            return;
        using var unknown = await SendAsync(method, "/api/no/such/route");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!.ToString()
            .ShouldNotBe(JsonNode.Parse(await unknown.Content.ReadAsStringAsync())!["detail"]!.ToString());
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path) =>
        blog.SendAsync(method.ToUpperInvariant(), new RouteUnderTest("", path, IsPublic: false, NeedsKey: false, NeedsSession: false, DependsOnKey: false));

    // The catch-all lists none, which is all of them to the host.
    private static List<string> MethodsOf(HostedFunction function) =>
        function.Trigger["methods"]?.AsArray().Select(method => (string)method!).ToList() ?? ["get", "head"];

    private static TheoryData<string, string> Calls(Func<string, bool> isMeant)
    {
        var calls = new TheoryData<string, string>();
        foreach (var function in Functions)
        {
            foreach (var method in MethodsOf(function).Where(isMeant))
                calls.Add(function.Name, method);
        }

        return calls;
    }
}
