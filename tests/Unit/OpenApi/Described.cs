using System.Text.Json.Nodes;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Tests.Support.OpenApi;

namespace ServerlessBlog.Tests.Unit.OpenApi;

/// <summary>The app's own description, as text and as JSON.</summary>
internal static class Described
{
    public static BlogOptions Options { get; } = new() { BaseUrl = "https://blog.example/", Title = "見本のブログ", AuthorKey = "a-key-for-unit-tests" };

    public static string Text { get; } = OpenApiDescription.ToJson(OpenApiBuilder.Build(typeof(OpenApiBuilder).Assembly, Options));

    public static JsonObject Json { get; } = JsonNode.Parse(Text)!.AsObject();

    /// <summary>Every operation with its path and its method in lower case.</summary>
    public static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations =>
        from path in Json["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key, method.Value!.AsObject());

    public static JsonObject Schema(string name) => Json["components"]!["schemas"]![name]!.AsObject();

    public static JsonObject Resolve(JsonNode node) => new JsonSchemaChecker(Json, refuseUndescribed: false).Resolve(node.AsObject());

    /// <summary>The schema and the example of the JSON request of an operation.</summary>
    public static JsonObject RequestOf(string path, string method) =>
        Json["paths"]![path]![method]!["requestBody"]!["content"]!.AsObject().Single().Value!.AsObject();

    /// <summary>Every object anywhere below <paramref name="node"/> with its place.</summary>
    public static IEnumerable<(string At, JsonObject Node)> ObjectsBelow(JsonNode? node, string at = "") => node switch
    {
        JsonObject target => target.SelectMany(member => ObjectsBelow(member.Value, $"{at}/{member.Key}")).Prepend((at, target)),
        JsonArray array => array.SelectMany((item, index) => ObjectsBelow(item, $"{at}/{index}")),
        _ => [],
    };
}
