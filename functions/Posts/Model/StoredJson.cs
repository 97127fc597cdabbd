using Newtonsoft.Json;

namespace ServerlessBlog.Posts.Model;

/// <summary>Lists inside a table property, which can hold 32,768 UTF-16 units.</summary>
internal static class StoredJson
{
    public static IReadOnlyList<T> Read<T>(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonConvert.DeserializeObject<List<T>>(json) ?? [];

    public static string Write<T>(IReadOnlyList<T> items) => JsonConvert.SerializeObject(items);
}
