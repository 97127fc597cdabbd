using ServerlessBlog.Local;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// The app as a deployment publishes it. The build makes it for the test projects that import PublishedApp.targets.
/// </summary>
public static class PublishedApp
{
    private static readonly string Root = Path.Combine(LocalFolder.Repository, "tests", "Support", "obj", "published");

    /// <summary>What is deployed: host.json, the executable and a folder with function.json for each function.</summary>
    public static string Folder { get; } = Path.Combine(Root, "app");

    /// <summary>The file that holds the version that was published; <c>functions/obj/published-version.txt</c> of a deployment.</summary>
    public static string VersionFile { get; } = Path.Combine(Root, "artifacts", "obj", "ServerlessBlog", "published-version.txt");
}
