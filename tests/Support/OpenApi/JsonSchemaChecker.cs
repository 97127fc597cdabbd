using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessBlog.Tests.Support.OpenApi;

/// <summary>
/// Checks JSON against the part of JSON Schema 2020-12 that the blog's description uses. A keyword that it does not
/// know is a violation, so that nothing passes because it was not looked at. A strict check also refuses members that
/// no schema names: an answer that shows more than is described is not described.
/// </summary>
/// <param name="document">The OpenAPI document that references lead into.</param>
/// <param name="refuseUndescribed">Whether members that no schema names are violations.</param>
public sealed class JsonSchemaChecker(JsonObject document, bool refuseUndescribed)
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "description", "title", "default", "examples", "readOnly", "writeOnly", "deprecated",
    };

    /// <summary>Everything in <paramref name="value"/> that <paramref name="schema"/> does not allow, each with where it stands.</summary>
    public IReadOnlyList<string> Violations(JsonNode? value, JsonObject schema)
    {
        List<string> violations = [];
        Check(value, schema, "", violations);
        if (refuseUndescribed)
            RefuseUndescribed(value, [schema], "", violations);
        return violations;
    }

    /// <summary>What a local reference leads to.</summary>
    public JsonObject Resolve(JsonObject node)
    {
        while (node["$ref"] is { } reference)
        {
            JsonNode? target = document;
            foreach (var part in reference.GetValue<string>().Split('/')[1..])
                target = target?[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
            node = target as JsonObject ?? throw new InvalidOperationException($"{reference} leads nowhere.");
        }

        return node;
    }

    private void Check(JsonNode? value, JsonObject schema, string at, List<string> violations)
    {
        foreach (var (keyword, argument) in schema)
        {
            switch (keyword)
            {
                case "$ref":
                    Check(value, Resolve(new JsonObject { ["$ref"] = argument!.DeepClone() }), at, violations);
                    break;
                case "allOf":
                    foreach (var part in argument!.AsArray())
                        Check(value, part!.AsObject(), at, violations);
                    break;
                case "properties":
                    foreach (var (name, member) in argument!.AsObject())
                    {
                        if (value is JsonObject target && target.ContainsKey(name))
                            Check(target[name], member!.AsObject(), $"{at}/{name}", violations);
                    }

                    break;
                case "items":
                    foreach (var (item, index) in (value as JsonArray ?? []).Select((item, index) => (item, index)))
                        Check(item, argument!.AsObject(), $"{at}/{index}", violations);
                    break;
                case "additionalProperties" when argument is JsonObject entries:
                    foreach (var (name, member) in value as JsonObject ?? [])
                        Check(member, entries, $"{at}/{name}", violations);
                    break;
                default:
                    if (!Annotations.Contains(keyword) && JsonSchemaKeywords.Problem(value, keyword, argument!, schema) is { } problem)
                        violations.Add($"{(at.Length == 0 ? "the value" : at)} {problem}: {Shown(value)}");
                    break;
            }
        }
    }

    // Members are described by all schemas that apply at one place together.
    private void RefuseUndescribed(JsonNode? value, IReadOnlyList<JsonObject> schemas, string at, List<string> violations)
    {
        var applied = schemas.SelectMany(Applied).ToList();
        switch (value)
        {
            case JsonObject target when applied.Exists(schema => schema.ContainsKey("properties")):
                foreach (var (name, member) in target)
                {
                    var described = applied.Select(schema => schema["properties"]?[name]).OfType<JsonObject>().ToList();
                    if (described.Count == 0)
                        violations.Add($"{at}/{name} is not described: {Shown(member)}");
                    RefuseUndescribed(member, described, $"{at}/{name}", violations);
                }

                break;
            case JsonObject map:
                var entries = applied.Select(schema => schema["additionalProperties"]).OfType<JsonObject>().ToList();
                foreach (var (name, member) in map)
                    RefuseUndescribed(member, entries, $"{at}/{name}", violations);
                break;
            case JsonArray array:
                var items = applied.Select(schema => schema["items"]).OfType<JsonObject>().ToList();
                foreach (var (item, index) in array.Select((item, index) => (item, index)))
                    RefuseUndescribed(item, items, $"{at}/{index}", violations);
                break;
        }
    }

    private IEnumerable<JsonObject> Applied(JsonObject schema)
    {
        var resolved = Resolve(schema);
        return (resolved["allOf"] as JsonArray ?? []).SelectMany(part => Applied(part!.AsObject())).Prepend(resolved);
    }

    private static string Shown(JsonNode? value)
    {
        var text = value?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";
        return text.Length <= 200 ? text : text[..200] + "...";
    }
}
