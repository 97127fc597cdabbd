using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ServerlessBlog.Local;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Packages;

/// <summary>Every package has one released version: no wildcard, range or prerelease.</summary>
public sealed partial class PinnedVersionTests
{
    [Fact]
    public void NuGet_packages_are_pinned()
    {
        string[] places = ["Version", "VersionOverride"];
        var versions = Files("*.props").Concat(Files("*.csproj")).Concat(Files("*.targets"))
            .SelectMany(path => XDocument.Load(path).Descendants()
                .Where(element => element.Name.LocalName is "PackageVersion" or "PackageReference")
                .SelectMany(element => places.Select(place => element.Attribute(place)?.Value ?? element.Element(place)?.Value).OfType<string>())
                .Select(version => (File: Name(path), Version: version)))
            .ToList();
        versions.ShouldContain(version => version.File == "Directory.Packages.props");
        versions.ShouldContain(version => version.File == "polyfills/AzurePackages.props");
        versions.Where(version => !Released().IsMatch(version.Version)).ShouldBeEmpty();
    }

    [Fact]
    public void Npm_packages_are_pinned_and_locked()
    {
        var manifests = Files("package.json").ToList();
        manifests.ShouldContain(path => Name(path) == "local/package.json");
        foreach (var path in manifests)
        {
            File.Exists(Path.Combine(Path.GetDirectoryName(path)!, "package-lock.json")).ShouldBeTrue($"{Name(path)} needs a package-lock.json beside it");
            var manifest = JsonNode.Parse(File.ReadAllText(path))!;
            foreach (var (package, version) in ((string[])["dependencies", "devDependencies", "optionalDependencies"]).SelectMany(kind => manifest[kind]?.AsObject() ?? []))
                ((string)version!).ShouldMatch(Released().ToString(), $"{package} in {Name(path)}");
        }
    }

    [Fact]
    public void Dotnet_tools_are_pinned()
    {
        foreach (var path in Files("dotnet-tools.json"))
        {
            foreach (var (tool, entry) in JsonNode.Parse(File.ReadAllText(path))!["tools"]!.AsObject())
                ((string)entry!["version"]!).ShouldMatch(Released().ToString(), $"{tool} in {Name(path)}");
        }
    }

    private static string Name(string path) => Path.GetRelativePath(LocalFolder.Repository, path).Replace('\\', '/');

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(LocalFolder.Repository, pattern, SearchOption.AllDirectories)
        .Where(path => !Name(path).Split('/').Any(folder => folder is "bin" or "obj" or "node_modules" or ".git"));

    [GeneratedRegex(@"^\d+(?:\.\d+){1,3}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Released();
}
