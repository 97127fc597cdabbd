using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.OpenApi;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.OpenApi;

public sealed class OpenApiContractTests
{
    private const string Json = "application/json; charset=utf-8";
    private const string Problem = "application/problem+json";
    private const string NotFound =
        """{"type":"urn:serverlessblog:problem:not-found","title":"T","status":404,"detail":"D","instance":"/api/posts/x"}""";

    private readonly OpenApiContract _contract = OpenApiContract.Parse(Described.Text);
    private readonly JsonObject _author = new() { ["id"] = "hanako", ["name"] = "はなこ" };

    [Fact]
    public void Described_answers_pass()
    {
        Violations("GET", "/api/authors/hanako", 200, Json, _author.ToJsonString()).ShouldBeEmpty();
        Violations("GET", "/api/authors/%E8%8A%B1?x=1", 404, Problem, NotFound).ShouldBeEmpty();
        Violations("HEAD", "/api/authors/hanako", 404, Problem, "").ShouldBeEmpty();
        Violations("GET", "/api/authors/hanako", 304, null, "").ShouldBeEmpty();
        Violations("GET", "/posts/x", 410, "text/html; charset=utf-8", "<p>Gone").ShouldBeEmpty();
        Violations("GET", "/", 200, "text/html", "<p>Home").ShouldBeEmpty();
        Violations("GET", "/api/openapi.json", 200, Json, Described.Text).ShouldBeEmpty();
        Violations("DELETE", "/api/posts/x", 204, null, "").ShouldBeEmpty();
    }

    [Fact]
    public void Answers_to_unknown_paths_and_methods_are_described()
    {
        var notAllowed = NotFound.Replace("not-found", "method-not-allowed").Replace("404", "405");

        Violations("GET", "/api/nothing", 404, Problem, NotFound).ShouldBeEmpty();
        Violations("GET", "/nothing", 404, "text/html", "<p>").ShouldBeEmpty();
        Violations("GET", "/api/nothing", 404, "text/html", "<p>").ShouldNotBeEmpty();
        Violations("GET", "/nothing", 404, Problem, NotFound).ShouldNotBeEmpty();
        Violations("DELETE", "/api/posts", 405, Problem, notAllowed).ShouldBeEmpty();
        Violations("DELETE", "/api/posts", 404, Problem, NotFound).ShouldNotBeEmpty();
        Violations("GET", "/api/nothing", 200, Json, "{}").ShouldNotBeEmpty();
    }

    [Fact]
    public void Another_status_media_type_or_content_does_not_pass()
    {
        Violations("GET", "/api/authors/hanako", 201, Json, _author.ToJsonString()).ShouldNotBeEmpty();
        Violations("GET", "/api/authors/hanako", 200, "text/plain", _author.ToJsonString()).ShouldNotBeEmpty();
        Violations("GET", "/api/authors/hanako", 200, null, _author.ToJsonString()).ShouldNotBeEmpty();
        Violations("GET", "/api/authors/hanako", 200, Json, "").ShouldNotBeEmpty();
        Violations("GET", "/api/authors/hanako", 200, Json, "[1").ShouldNotBeEmpty();
        Violations("HEAD", "/api/authors/hanako", 200, Json, _author.ToJsonString()).ShouldNotBeEmpty();
        Violations("GET", "/api/authors/hanako", 304, Json, "{}").ShouldNotBeEmpty();
        Violations("GET", "/posts/x", 404, Problem, NotFound).ShouldNotBeEmpty();
        Violations("GET", "/posts/x", 404, "text/html", "").ShouldNotBeEmpty();
    }

    [Fact]
    public void A_member_that_is_missing_unknown_or_of_another_type_is_named()
    {
        Author(author => author.Remove("name")).ShouldContain("name");
        Author(author => author["email"] = "hanako@blog.example").ShouldContain("/email");
        Author(author => author["name"] = 1).ShouldContain("/name");
        Author(author => author["bio"] = null).ShouldContain("/bio");
        Violations("GET", "/api/authors", 200, Json, """{"items":[{"id":"a","name":"A","email":"a@blog.example"}]}""").ShouldHaveSingleItem().ShouldContain("/items/0/email");
    }

    [Fact]
    public void A_problem_of_another_status_or_with_an_unknown_member_does_not_pass()
    {
        Violations("GET", "/api/authors/x", 404, Problem, NotFound.Replace("not-found", "gone")).ShouldHaveSingleItem().ShouldContain("/type");
        Violations("GET", "/api/authors/x", 404, Problem, NotFound.Replace("404", "410")).ShouldHaveSingleItem().ShouldContain("/status");
        Violations("GET", "/api/authors/x", 404, Problem, NotFound.Replace("\"detail\"", "\"trace\":\"at line 1\",\"detail\"")).ShouldHaveSingleItem().ShouldContain("/trace");
        Violations("GET", "/api/authors/x", 410, Problem, NotFound).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_promised_header_that_is_missing_fails_a_whole_response()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://blog.example/api/authors/hanako"),
            Content = new StringContent(_author.ToJsonString(), Encoding.UTF8, "application/json"),
        };

        // Shouldly's own ThrowAsync lets its own exception pass.
        (await Assert.ThrowsAsync<ShouldAssertException>(() => _contract.AssertDescribedAsync(response))).Message.ShouldContain("ETag");
        response.Headers.TryAddWithoutValidation("ETag", "\"1-0\"");
        await _contract.AssertDescribedAsync(response);
        (await response.Content.ReadAsStringAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_answer_that_is_not_described_fails_with_what_is_wrong() =>
        Should.Throw<ShouldAssertException>(() => _contract.AssertDescribed("GET", "/api/authors/hanako", 200, Json, """{"id":"hanako"}"""))
            .Message.ShouldContain("lacks name");

    private string Author(Action<JsonObject> change)
    {
        change(_author);
        var violation = Violations("GET", "/api/authors/hanako", 200, Json, _author.ToJsonString()).ShouldHaveSingleItem();
        _author.Clear();
        (_author["id"], _author["name"]) = ("hanako", "はなこ");
        return violation;
    }

    private IReadOnlyList<string> Violations(string method, string path, int status, string? contentType, string body) =>
        _contract.Violations(method, path, status, contentType, body, hasHeader: null);
}
