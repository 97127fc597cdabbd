namespace ServerlessBlog.Site;

/// <summary>Files of <c>Assets</c>, which are resources of the app.</summary>
internal static class EmbeddedFile
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
