using ServerlessBlog.Local;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Packages;

/// <summary>AzurePackages=official puts the packages of an isolated worker in the place of the stand-ins.</summary>
public sealed class OfficialPackagesTests
{
    // The newest of each. Http.AspNetCore brings Extensions.Http, in which the HTTP trigger is.
    private static readonly Dictionary<string, string> Newest = new(StringComparer.Ordinal)
    {
        ["Azure.Core"] = "1.64.0",
        ["Azure.Identity"] = "1.21.0",
        ["Azure.Data.Tables"] = "12.13.0",
        ["Azure.Messaging.ServiceBus"] = "7.21.0",
        ["Azure.Storage.Blobs"] = "12.30.1",
        ["Microsoft.Azure.Functions.Worker"] = "2.52.0",
        ["Microsoft.Azure.Functions.Worker.Sdk"] = "2.1.0",
        ["Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore"] = "2.1.1",
        ["Microsoft.Azure.Functions.Worker.Extensions.ServiceBus"] = "5.24.0",
        ["Microsoft.Azure.Functions.Worker.Extensions.Timer"] = "4.3.1",
    };

    public static TheoryData<string> Projects() =>
    [
        .. Directory.EnumerateFiles(LocalFolder.Repository, "*.csproj", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("AzurePackages.props", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(LocalFolder.Repository, path))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_project_gets_the_newest_packages_and_no_stand_in(string project)
    {
        var evaluation = await MSBuildEvaluation.OfAsync(project, "AzurePackages=official");
        var versions = evaluation.Items("PackageVersion", "Version").ToDictionary(item => item.Name, item => item.Metadata, StringComparer.OrdinalIgnoreCase);

        evaluation.Items("PackageReference", "Version")
            .Where(item => item.Name.StartsWith("Azure.", StringComparison.Ordinal) || item.Name.StartsWith("Microsoft.Azure.", StringComparison.Ordinal))
            .ToDictionary(item => item.Name, item => versions[item.Name], StringComparer.Ordinal)
            .ShouldBe(Newest, ignoreOrder: true);
        evaluation.Items("ProjectReference", "Version").ShouldAllBe(item => !item.Name.Contains("polyfills", StringComparison.Ordinal));
    }

    [Fact]
    public void The_app_is_one_of_the_projects() => Projects().Cast<object[]>().Select(row => (string)row[0]).ShouldContain("functions/ServerlessBlog.csproj");

    [Theory]
    [InlineData("polyfill", "custom", "../host.json", "linux-x64", "true")]
    [InlineData("official", "dotnet-isolated", "../host.isolated.json", "", "false")]
    public async Task The_app_is_published_for_the_runtime_that_its_packages_are_for(
        string packages, string runtime, string host, string identifier, string selfContained)
    {
        var evaluation = await MSBuildEvaluation.OfAsync("functions/ServerlessBlog.csproj", "AzurePackages=" + packages, "_IsPublishing=true");
        evaluation.Property("FunctionsRuntime").ShouldBe(runtime);
        evaluation.Items("Content", "Link").Where(item => item.Metadata == "host.json").Select(item => item.Name).ShouldBe([host]);
        evaluation.Property("RuntimeIdentifier").ShouldBe(identifier);
        evaluation.Property("SelfContained").ShouldBe(selfContained);
    }

    [Fact]
    public async Task A_build_that_is_not_published_is_for_this_machine()
    {
        var evaluation = await MSBuildEvaluation.OfAsync("functions/ServerlessBlog.csproj", "Configuration=Release");
        evaluation.Property("RuntimeIdentifier").ShouldBeEmpty();
        evaluation.Property("PublishReadyToRun").ShouldNotBe("true");
        evaluation.Property("InformationalVersion").ShouldBeEmpty("it is the product's version");
    }
}
