using System.Text.Json.Serialization;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

/// <summary>A node of a syntax tree, as tests/Deployment/Bicep/parse.mjs writes it.</summary>
/// <param name="Type">The grammar's name of it.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">Its text, of a leaf or a string.</param>
/// <param name="Field">What it is of its parent, when the grammar says so.</param>
/// <param name="Inner">Its children; null for none.</param>
public sealed record BicepNode(string Type, int Line, string? Text, string? Field, [property: JsonPropertyName("children")] IReadOnlyList<BicepNode>? Inner)
{
    /// <summary>The children, without comments.</summary>
    [JsonIgnore]
    public IEnumerable<BicepNode> Children => (Inner ?? []).Where(child => child.Type is not ("comment" or "diagnostic_comment"));

    /// <summary>Itself and all below it.</summary>
    public IEnumerable<BicepNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    /// <summary>The only child in a field; null for none.</summary>
    public BicepNode? In(string field) => Children.FirstOrDefault(child => child.Field == field);

    /// <summary>The last child that is an expression: the value of a declaration or of a property.</summary>
    public BicepNode Last() => Children.Last();

    /// <summary>The names and values of an object.</summary>
    public IEnumerable<(string Name, BicepNode Value)> Properties() =>
        Children.Where(child => child.Type == "object_property" && child.Children.Skip(1).Any())
            .Select(property => (property.Children.First().Literal() ?? property.Children.First().Text ?? "", property.Last()));

    /// <summary>The text of a string without interpolation, without its quotation marks; null for anything else.</summary>
    public string? Literal() =>
        Type != "string" || Children.Any(child => child.Type == "interpolation") ? null
        : string.Concat(Children.Select(child => child.Type == "escape_sequence" ? child.Text![1..] : child.Text));

    /// <summary>The name of what is called; null when this calls nothing.</summary>
    public string? Called() => Type != "call_expression" ? null : In("function") is { Type: "member_expression" } member ? member.In("property")!.Text : In("function")!.Text;

    /// <summary>The identifier that a chain of members begins with, and the members: <c>a.b.c</c>.</summary>
    public string Path() => Type switch
    {
        "member_expression" => $"{In("object")!.Path()}.{In("property")!.Text}",
        "call_expression" => $"{Called()}()",
        _ => Text ?? "",
    };
}
