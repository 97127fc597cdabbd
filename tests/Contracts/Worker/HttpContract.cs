using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>What holds for HTTP functions however the app runs.</summary>
public abstract class HttpContract
{
    protected abstract HttpClient Client { get; }

    [Fact]
    public async Task Home_is_drawn_by_the_catch_all() => (await Client.GetStringAsync("")).ShouldBe("home");

    [Fact]
    public async Task Middleware_may_answer_without_the_function()
    {
        using var response = await Client.GetAsync("memory");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("from memory");
    }

    [Fact]
    public async Task Route_values_are_converted_to_the_parameters_types()
    {
        using var response = await Client.GetAsync("typed/-7/9007199254740993/6f9619ff-8b86-d011-b42d-00c04fc964ff/true");
        (await response.Content.ReadAsStringAsync()).ShouldBe("-7 9007199254740993 6f9619ff-8b86-d011-b42d-00c04fc964ff True");
        response.Headers.GetValues("X-Typed").ShouldBe(["yes"]);
    }

    [Fact]
    public async Task A_route_value_that_does_not_convert_fails_the_function() =>
        (await Client.GetAsync("typed/x/1/6f9619ff-8b86-d011-b42d-00c04fc964ff/true")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

    [Fact]
    public async Task Middleware_with_a_predicate_runs_only_where_it_holds() =>
        (await Client.GetAsync("nothing")).Headers.Contains("X-Typed").ShouldBeFalse();

    [Fact]
    public async Task Each_run_has_its_own_instance_and_its_own_scope()
    {
        var first = await Client.GetFromJsonAsync<JsonElement>("instance");
        var second = await Client.GetFromJsonAsync<JsonElement>("instance");
        first.GetProperty("calls").GetInt32().ShouldBe(1);
        second.GetProperty("calls").GetInt32().ShouldBe(1);
        first.GetProperty("same").GetBoolean().ShouldBeTrue();
        second.GetProperty("number").GetInt32().ShouldBeGreaterThan(first.GetProperty("number").GetInt32());
        second.GetProperty("closed").GetInt32().ShouldBeGreaterThan(first.GetProperty("closed").GetInt32());
    }

    [Theory]
    [InlineData("results/object", 200, "application/json; charset=utf-8", """{"someName":"日本語"}""")]
    [InlineData("results/status", 202, null, "")]
    [InlineData("results/content", 201, "text/plain", "plain")]
    [InlineData("results/json", 200, "application/json; charset=utf-8", """{"a":1}""")]
    [InlineData("results/null", 200, null, "")]
    [InlineData("nothing", 200, null, "")]
    [InlineData("text", 200, null, "")]
    [InlineData("direct", 203, null, "direct")]
    public async Task Results_are_executed_and_other_values_write_nothing(string path, int status, string? contentType, string body)
    {
        using var response = await Client.GetAsync(path);
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType?.ToString().ShouldBe(contentType);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Fact]
    public async Task A_redirect_is_passed_on()
    {
        using var response = await Client.GetAsync("results/redirect");
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.ToString().ShouldBe("/echo");
    }

    [Fact]
    public async Task Results_are_executed_after_all_middleware_has_returned()
    {
        using var response = await Client.GetAsync("results/object");
        response.Headers.GetValues("X-After-Function").ShouldBe(["OkObjectResult"]);
    }

    [Fact]
    public async Task Middleware_may_put_a_result_in_the_place_of_an_exception()
    {
        using var response = await Client.GetAsync("results/notsupported");
        ((int)response.StatusCode).ShouldBe(418);
        (await response.Content.ReadAsStringAsync()).ShouldBe("turned");
    }

    [Theory]
    [InlineData("throw/early")]
    [InlineData("throwsync")]
    public async Task An_exception_is_an_empty_500_without_what_the_function_had_set(string path)
    {
        using var response = await Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        response.Headers.Contains("X-Lost").ShouldBeFalse();
    }

    [Fact]
    public async Task An_exception_after_the_response_has_started_breaks_it_off() =>
        await Should.ThrowAsync<HttpRequestException>(() => Client.GetStringAsync("throw/late"));

    [Fact]
    public async Task A_method_that_a_function_does_not_list_goes_to_the_catch_all()
    {
        using var response = await Client.PostAsync("instance", null);
        (await response.Content.ReadAsStringAsync()).ShouldBe("no POST instance");
    }

    [Fact]
    public async Task Head_answers_like_get_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "results/content");
        using var response = await Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Content.Headers.ContentLength.ShouldBe(5);
    }

    [Fact]
    public async Task The_context_knows_the_request()
    {
        using var response = await Client.PostAsync("echo/part?x=1&x=2&flag", new StringContent("本文"));
        var echo = await response.Content.ReadFromJsonAsync<JsonElement>();
        echo.GetProperty("method").GetString().ShouldBe("POST");
        echo.GetProperty("rest").GetString().ShouldBe("part");
        echo.GetProperty("query").GetString().ShouldBe("?x=1&x=2&flag");
        echo.GetProperty("body").GetString().ShouldBe("本文");
        echo.GetProperty("inline").GetString().ShouldBe("inline");
        echo.GetProperty("sameServices").GetBoolean().ShouldBeTrue();
        echo.GetProperty("httpItem").GetBoolean().ShouldBeTrue();
        Guid.TryParse(echo.GetProperty("invocationId").GetString(), out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("echo/a%2Fb", "a%2Fb")]
    [InlineData("echo/%E6%97%A5%E6%9C%AC%20%3F%23", "日本 ?#")]
    public async Task A_route_value_is_the_same_in_both_modes(string path, string value)
    {
        var echo = await Client.GetFromJsonAsync<JsonElement>(path);
        echo.GetProperty("rest").GetString().ShouldBe(value);
    }

    [Fact]
    public async Task The_cancellation_token_ends_with_the_callers_connection()
    {
        using var gaveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<OperationCanceledException>(() => Client.GetAsync("wait/60000", gaveUp.Token));
        (await Client.GetStringAsync("wait/1")).ShouldBe("waited");
    }
}
