using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Tests.Support.OpenApi;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.OpenApi;

/// <summary>Holds docs/api.http to the app's routes.</summary>
public sealed partial class HttpFileTests
{
    private static readonly IReadOnlyList<(string Method, string Path, string? MediaType, string Body)> Requests = [.. Read()];

    [Fact]
    public void Every_call_of_the_API_is_in_it()
    {
        var calls = RouteTable.Find(typeof(OpenApiBuilder).Assembly)
            .Where(route => route.Template.StartsWith("api/", StringComparison.Ordinal) || route.Template.StartsWith("healthz", StringComparison.Ordinal))
            .SelectMany(route => route.Methods.Where(method => method != "HEAD").Select(method => $"{method} /{route.Template}"));

        Requests.Select(request => $"{request.Method} {TemplateOf(request.Method, request.Path)}").Distinct().ShouldBe(calls, ignoreOrder: true);
    }

    [Fact]
    public void Every_body_is_as_the_description_says()
    {
        var checker = new JsonSchemaChecker(Described.Json, refuseUndescribed: false);
        foreach (var (method, path, mediaType, body) in Requests.Where(request => request.Body.Length > 0))
        {
            var content = Described.Json["paths"]![TemplateOf(method, path)]![method.ToLowerInvariant()]!["requestBody"]!["content"]!;
            var media = content[mediaType!].ShouldNotBeNull($"{method} {path} takes no {mediaType}");
            checker.Violations(JsonNode.Parse(body), media["schema"]!.AsObject()).ShouldBeEmpty($"{method} {path}");
        }
    }

    // A variable such as {{slug}} stands for one segment.
    private static string TemplateOf(string method, string path) =>
        DescribedPaths.Find(Described.Json, path) is var (template, item) && item.ContainsKey(method.ToLowerInvariant())
            ? template
            : throw new InvalidOperationException($"There is no {method} {path}.");

    private static IEnumerable<(string Method, string Path, string? MediaType, string Body)> Read()
    {
        foreach (var block in File.ReadAllText(FileName()).Split("\n###")[1..])
        {
            var request = Request().Match(block);
            request.Success.ShouldBeTrue(block);
            yield return (
                request.Groups["method"].Value,
                request.Groups["path"].Value,
                ContentType().Match(block) is { Success: true } type ? type.Groups["type"].Value : null,
                request.Groups["body"].Value.Trim());
        }
    }

    private static string FileName([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "api.http"));

    [GeneratedRegex(@"^(?<method>[A-Z]+) \{\{host\}\}(?<path>/\S*)\n(?:[A-Z][^\n]*\n)*(?:\n(?<body>.*))?", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Request();

    [GeneratedRegex(@"^Content-Type: (?<type>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContentType();
}
