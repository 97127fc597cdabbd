using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessBlog.Posts.Model;

/// <summary>
/// Lists inside a table property, which can hold 32,768 UTF-16 units. Every page reads some: the code for it is made by
/// the compiler, not by the first request.
/// </summary>
internal static partial class StoredJson
{
    // It is stored, not put into a page: each character takes no more room than it has.
    private static readonly Lists Types = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static IReadOnlyList<T> Read<T>(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize(json, TypeOf<T>()) ?? [];

    public static string Write<T>(IReadOnlyList<T> items) => JsonSerializer.Serialize(items, TypeOf<T>());

    private static JsonTypeInfo<IReadOnlyList<T>> TypeOf<T>() => (JsonTypeInfo<IReadOnlyList<T>>)Types.GetTypeInfo(typeof(IReadOnlyList<T>))!;

    [JsonSerializable(typeof(IReadOnlyList<string>))]
    [JsonSerializable(typeof(IReadOnlyList<Placement>))]
    [JsonSerializable(typeof(IReadOnlyList<RelatedPost>))]
    [JsonSerializable(typeof(IReadOnlyList<StatusLink>))]
    private sealed partial class Lists : JsonSerializerContext;
}
