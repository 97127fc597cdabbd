namespace ServerlessBlog.Syndication.Channels.X.Text;

/// <summary>Other people's data in the folder <c>Data</c>, which are resources of the app; each file says where it comes from.</summary>
internal static class XData
{
    /// <summary>The lines of a file, without those of its head.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(XData).Assembly.GetManifestResourceStream($"X.{name}")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith("# ", StringComparison.Ordinal))];
    }
}
