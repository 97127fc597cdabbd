using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.OpenApi;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.OpenApi;

public sealed class OpenApiExampleTests
{
    private readonly JsonSchemaChecker _checker = new(Described.Json, refuseUndescribed: true);

    [Fact]
    public void Every_example_is_as_its_schema_says()
    {
        var count = 0;
        foreach (var (at, node) in Described.ObjectsBelow(Described.Json).Where(entry => entry.Node["schema"] is JsonObject))
        {
            foreach (var example in ExamplesOf(node))
            {
                _checker.Violations(example, node["schema"]!.AsObject()).ShouldBeEmpty(at);
                count++;
            }
        }

        count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Every_JSON_content_that_has_members_has_an_example()
    {
        var contents = Described.ObjectsBelow(Described.Json)
            .Where(entry => entry.At.EndsWith("json", StringComparison.Ordinal) && entry.Node["schema"] is JsonObject schema && HasMembers(schema))
            .ToList();

        contents.Count.ShouldBeGreaterThan(30);
        contents.Where(entry => !ExamplesOf(entry.Node).Any()).Select(entry => entry.At).ShouldBeEmpty();
    }

    [Fact]
    public void Every_member_of_an_answer_is_in_its_example()
    {
        foreach (var (path, method, operation) in Described.Operations)
        {
            if (operation["responses"]!["200"]?["content"]?["application/json"] is not JsonObject { } media || !media.ContainsKey("example"))
                continue;
            var members = Described.Resolve(media["schema"]!)["properties"]!.AsObject().Select(member => member.Key);
            // A list that fits on one page has no next one.
            var optional = operation["parameters"] is null ? ["next"] : Array.Empty<string>();
            media["example"]!.AsObject().Select(member => member.Key).ShouldBe(members.Except(optional), ignoreOrder: true, $"{method} {path}");
        }
    }

    [Fact]
    public void Every_schema_is_of_a_form_that_the_checker_knows_whole()
    {
        var schemas = Described.ObjectsBelow(Described.Json["components"]!["schemas"]).Where(entry => entry.Node["type"] is JsonValue or JsonArray);

        foreach (var (at, schema) in schemas)
            _checker.Violations(JsonValue.Create(0.5), schema).Where(violation => violation.Contains("unknown keyword", StringComparison.Ordinal)).ShouldBeEmpty(at);
    }

    private static bool HasMembers(JsonObject schema)
    {
        var resolved = Described.Resolve(schema);
        return resolved["properties"] is JsonObject { Count: > 0 } || resolved.ContainsKey("allOf");
    }

    private static IEnumerable<JsonNode?> ExamplesOf(JsonObject node)
    {
        if (node.TryGetPropertyValue("example", out var example))
            yield return example;
        foreach (var (_, named) in node["examples"] as JsonObject ?? [])
            yield return named!["value"];
    }
}
