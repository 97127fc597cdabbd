using System.Text;

namespace ServerlessBlog.Platform.Json;

/// <summary>JSON Pointers (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>The pointer to member <paramref name="name"/> of the object at <paramref name="parent"/>.</summary>
    public static string Member(string parent, string name)
    {
        var shown = name.Length <= 100 ? name : string.Concat(name.AsSpan(0, 100), "...");
        return $"{parent}/{shown.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
    }

    /// <summary>Turns Newtonsoft.Json's path (<c>tags[3]</c>) into a pointer (<c>/tags/3</c>).</summary>
    public static string FromPath(string path)
    {
        var pointer = new StringBuilder();
        foreach (var part in path.Split(['.', '[', ']', '\''], StringSplitOptions.RemoveEmptyEntries))
            pointer.Append(Member("", part));
        return pointer.Length <= 200 ? pointer.ToString() : pointer.ToString(0, 200);
    }
}
