using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.OpenApi;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.OpenApi;

public sealed class OpenApiDescriptionTests
{
    private readonly OpenApiDescription _description = new(Options.Create(Described.Options));

    [Fact]
    public async Task The_document_is_answered_with_an_entity_tag_that_makes_the_next_answer_304()
    {
        var (first, body) = await AskAsync("GET", ifNoneMatch: null);
        var etag = first.Headers.ETag.ToString();
        var (second, nothing) = await AskAsync("GET", etag);
        var (head, _) = await AskAsync("HEAD", "\"another\"");

        first.StatusCode.ShouldBe(200);
        body.ShouldBe(Described.Text);
        second.StatusCode.ShouldBe(304);
        second.Headers.ETag.ToString().ShouldBe(etag);
        nothing.ShouldBeEmpty();
        head.StatusCode.ShouldBe(200);
        head.ContentLength.ShouldBe(first.ContentLength);
    }

    [Fact]
    public void A_function_without_a_description_is_named() =>
        Should.Throw<InvalidOperationException>(() => OpenApiBuilder.Build(typeof(Undescribed).Assembly, Described.Options))
            .Message.ShouldContain(nameof(Undescribed));

    private async Task<(HttpResponse Response, string Body)> AskAsync(string method, string? ifNoneMatch)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.Headers.IfNoneMatch = ifNoneMatch;
        using var body = new MemoryStream();
        http.Response.Body = body;
        await new GetOpenApi(_description).Run(http.Request).ExecuteAsync(http);
        return (http.Response, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    private static class Undescribed
    {
        [Function(nameof(Undescribed))]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "undescribed")] HttpRequest request) => Results.Ok(request.Path);
    }
}
