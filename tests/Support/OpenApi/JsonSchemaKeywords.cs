using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessBlog.Tests.Support.OpenApi;

/// <summary>The assertions of JSON Schema Validation 2020-12 that look at one value.</summary>
internal static partial class JsonSchemaKeywords
{
    /// <summary>What is wrong with <paramref name="value"/>; null for nothing.</summary>
    public static string? Problem(JsonNode? value, string keyword, JsonNode argument, JsonObject schema) => keyword switch
    {
        "type" => Types(argument).Any(type => IsOf(type, value)) ? null : $"is not of type {argument.ToJsonString()}",
        "enum" => argument.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)) ? null : $"is none of {argument.ToJsonString()}",
        "const" => JsonNode.DeepEquals(argument, value) ? null : $"is not {argument.ToJsonString()}",
        "required" => Missing(value, argument) is { } name ? $"lacks {name}" : null,
        "additionalProperties" => Additional(value, argument, schema) is { } name ? $"has {name}, which is refused" : null,
        "minLength" => Length(value) < argument.GetValue<int>() ? $"is shorter than {argument}" : null,
        "maxLength" => Length(value) > argument.GetValue<int>() ? $"is longer than {argument}" : null,
        "maxItems" => (value as JsonArray)?.Count > argument.GetValue<int>() ? $"has more than {argument} items" : null,
        "minimum" => Number(value) < argument.GetValue<decimal>() ? $"is less than {argument}" : null,
        "maximum" => Number(value) > argument.GetValue<decimal>() ? $"is more than {argument}" : null,
        "pattern" => Text(value) is { } text && !Regex.IsMatch(text, argument.GetValue<string>(), RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)) ? $"does not match {argument}" : null,
        "format" => HasFormat(value, argument.GetValue<string>()) ? null : $"is no {argument}",
        _ => $"cannot be checked, because its schema has the unknown keyword {keyword}",
    };

    private static IEnumerable<string> Types(JsonNode argument) =>
        argument is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [argument.GetValue<string>()];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } number && number == decimal.Truncate(number),
        _ => false,
    };

    private static string? Missing(JsonNode? value, JsonNode argument) =>
        value is JsonObject target ? argument.AsArray().Select(name => name!.GetValue<string>()).FirstOrDefault(name => !target.ContainsKey(name)) : null;

    private static string? Additional(JsonNode? value, JsonNode argument, JsonObject schema)
    {
        if (value is not JsonObject target || argument.GetValueKind() != JsonValueKind.False)
            return null;
        var named = schema["properties"] as JsonObject ?? [];
        return target.Select(member => member.Key).FirstOrDefault(name => !named.ContainsKey(name));
    }

    private static bool HasFormat(JsonNode? value, string format)
    {
        if (Text(value) is not { } text)
            return format is not "int32" || Number(value) is null or (>= int.MinValue and <= int.MaxValue);
        return format switch
        {
            "date-time" => DateTime().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "uri" => Reference().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile,
            "uri-reference" => Reference().IsMatch(text),
            _ => false,
        };
    }

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    // JSON Schema counts code points.
    private static int? Length(JsonNode? value) => Text(value)?.EnumerateRunes().Count();

    private static decimal? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$", RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateTime();

    // The characters of RFC 3986, section 2.
    [GeneratedRegex(@"^([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$", RegexOptions.ECMAScript, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
