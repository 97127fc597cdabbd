using System.Text.Json.Nodes;

namespace ServerlessBlog.Tests.Support.OpenApi;

/// <summary>Finds the path of an OpenAPI document that a request's path is one of, as the app's router does.</summary>
public static class DescribedPaths
{
    /// <summary>The template and its path item; null where there is none. Of several, the one with the most fixed segments.</summary>
    public static (string Template, JsonObject Item)? Find(JsonObject document, string path)
    {
        var segments = Segments(path);
        var found = document["paths"]!.AsObject()
            .Where(entry => Matches(Segments(entry.Key), segments))
            .OrderBy(entry => Segments(entry.Key).Count(IsParameter))
            .FirstOrDefault();
        return found.Key is null ? null : (found.Key, found.Value!.AsObject());
    }

    private static string[] Segments(string path) => path.Split('?')[0].Trim('/').Split('/');

    private static bool Matches(string[] template, string[] path) =>
        template.Length == path.Length
        && template.Zip(path).All(pair => IsParameter(pair.First) ? pair.Second.Length > 0 : string.Equals(pair.First, Uri.UnescapeDataString(pair.Second), StringComparison.OrdinalIgnoreCase));

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
