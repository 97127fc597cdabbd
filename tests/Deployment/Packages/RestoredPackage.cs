using System.Text.Json.Nodes;
using System.Xml.Linq;
using ServerlessBlog.Local;

namespace ServerlessBlog.Tests.Deployment.Packages;

/// <summary>A package that a project was restored with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Licence">The licence by its SPDX expression, or where the package says what it is.</param>
/// <param name="Use">Why it is there: named by the project, brought by another package, or for the build only.</param>
internal sealed record RestoredPackage(string Name, string Version, string Licence, string Use)
{
    /// <summary>The packages of a project as it was last restored: what <c>dotnet list package --include-transitive</c> prints.</summary>
    public static IReadOnlyList<RestoredPackage> Of(string project)
    {
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(LocalFolder.Repository, project, "obj", "project.assets.json")))!;
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        var named = assets["project"]!["frameworks"]!.AsObject().SelectMany(framework => framework.Value!["dependencies"]?.AsObject() ?? [])
            .ToDictionary(dependency => dependency.Key, dependency => dependency.Value!, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. assets["libraries"]!.AsObject()
                .Where(library => (string?)library.Value!["type"] == "package")
                .Select(library => (Name: library.Key.Split('/')[0], Version: library.Key.Split('/')[1], Path: (string)library.Value!["path"]!))
                // What the SDK adds for a kind of publishing is no choice of the project.
                .Where(library => (bool?)named.GetValueOrDefault(library.Name)?["autoReferenced"] != true)
                .OrderBy(library => library.Name, StringComparer.OrdinalIgnoreCase)
                .Select(library => new RestoredPackage(library.Name, library.Version, LicenceOf(folders, library.Path), UseOf(named.GetValueOrDefault(library.Name)))),
        ];
    }

    private static string UseOf(JsonNode? named) =>
        named is null ? "brought by another" : (string?)named["suppressParent"] == "All" ? "build only" : "used";

    private static string LicenceOf(IEnumerable<string> folders, string path)
    {
        var folder = folders.Select(root => Path.Combine(root, path)).First(Directory.Exists);
        var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        var licence = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
        if (licence is not null)
            return licence.Attribute("type")?.Value == "expression" ? licence.Value : $"the package's {licence.Value}";
        return metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value ?? "not said";
    }
}
