using System.Globalization;
using System.Text;
using ServerlessBlog.Local;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Packages;

/// <summary>docs/packages.md lists what the product is made of.</summary>
public sealed class PackageListTests
{
    private const string Update = "UPDATE_PACKAGES";

    [Fact]
    public void The_list_of_packages_is_in_step()
    {
        var path = Path.Combine(LocalFolder.Repository, "docs", "packages.md");
        var expected = Write();
        if (Environment.GetEnvironmentVariable(Update) is not null)
            File.WriteAllText(path, expected);
        File.ReadAllText(path).ShouldBe(expected, $"write it anew: {Update}=1 dotnet test tests/Deployment --filter {nameof(PackageListTests)}");
    }

    private static string Write()
    {
        var app = RestoredPackage.Of("functions");
        var local = RestoredPackage.Of("local").Where(package => app.All(other => other.Name != package.Name)).ToList();
        var text = new StringBuilder()
            .Append($"""
                # Packages

                What the product is made of: what `dotnet list package --include-transitive` prints, with licences. A test holds this page
                in step with what was restored; `{Update}=1 dotnet test tests/Deployment --filter {nameof(PackageListTests)}` writes it anew.
                Look for known faults with `dotnet list package --vulnerable --include-transitive`, which the ci workflow does too.

                ## The app

                With these it is deployed, next to the .NET and ASP.NET Core runtimes (MIT) of the SDK that publishes it. Those for the
                build only stay behind.


                """);
        Table(text, app);
        text.Append("""

            With `AzurePackages=official` the newest packages of `polyfills/AzurePackages.props` take the place of the projects in `polyfills/`.

            ## The local environment

            These it has besides. Azurite comes from npm: `local/package-lock.json` has what it brings.


            """);
        Table(text, local);
        return text.ToString();
    }

    private static void Table(StringBuilder text, IReadOnlyList<RestoredPackage> packages)
    {
        text.Append("| package | version | licence | |\n| --- | --- | --- | --- |\n");
        foreach (var package in packages)
            text.Append(CultureInfo.InvariantCulture, $"| {package.Name} | {package.Version} | {package.Licence} | {package.Use} |\n");
    }
}
