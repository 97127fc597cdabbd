using System.Xml.Linq;
using ServerlessBlog.Tests.Deployment.Azd.Hooks;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Azd;

/// <summary>azure.yaml, by which azd knows what to deploy.</summary>
public sealed class AzureYamlTests
{
    [Fact]
    public async Task It_keeps_to_the_part_of_azds_schema_that_is_used_here() =>
        (await YamlFiles.CheckAsync(YamlFiles.PathOf("azure.yaml"))).ShouldBe("");

    [Theory]
    [InlineData("name: serverless-blog", "name: Serverless Blog")]
    [InlineData("host: function", "host: appservice")]
    [InlineData("language: dotnet", "language: custom")]
    [InlineData("host: function", "host: function\n    env: {}")]
    [InlineData("project: ./functions", "projects: ./functions")]
    [InlineData("preprovision:", "preprovison:")]
    [InlineData("shell: sh", "shell: bash")]
    [InlineData("hooks/preprovision.sh", "hooks/preprovision.ps1")]
    [InlineData("interactive: true", "interactive: later")]
    [InlineData("azd: \">= 1.23.8\"", "azd: latest")]
    [InlineData("services:", "services: {}\nresources:")]
    public async Task A_file_that_does_not_is_found_out(string right, string wrong)
    {
        var text = await File.ReadAllTextAsync(YamlFiles.PathOf("azure.yaml"));
        text.ShouldContain(right);
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, ReplaceFirst(text, right, wrong));

        (await YamlFiles.CheckAsync(path)).ShouldNotBe("");

        File.Delete(path);
    }

    [Fact]
    public async Task It_names_the_service_by_which_the_infrastructure_tags_the_site()
    {
        var services = (await YamlFiles.ReadAsync("azure.yaml"))["services"]!.ToObject<Dictionary<string, object>>()!;

        services.Keys.ShouldBe(["blog"]);
    }

    [Fact]
    public async Task Its_service_is_the_one_project_in_the_folder_that_azd_publishes()
    {
        var folder = (string)(await YamlFiles.ReadAsync("azure.yaml"))["services"]!["blog"]!["project"]!;

        var project = Directory.EnumerateFiles(YamlFiles.PathOf(folder), "*.*proj").ShouldHaveSingleItem();

        // Without it, azd writes one into the project on the machine of whoever deploys.
        XDocument.Load(project).Descendants("UserSecretsId").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Its_hooks_are_files_whose_output_stays_on_the_screen()
    {
        var hooks = (await YamlFiles.ReadAsync("azure.yaml"))["hooks"]!.Children().SelectMany(hook => hook.First!.Children().Select(system => system.First!)).ToList();

        hooks.Count.ShouldBe(6);
        foreach (var hook in hooks)
        {
            Path.GetDirectoryName(Path.GetFullPath(YamlFiles.PathOf((string)hook["run"]!))).ShouldBe(HookFolder.SourceFolder);
            File.Exists(YamlFiles.PathOf((string)hook["run"]!)).ShouldBeTrue();
            ((bool)hook["interactive"]!).ShouldBeTrue();
        }
    }

    private static string ReplaceFirst(string text, string right, string wrong)
    {
        var at = text.IndexOf(right, StringComparison.Ordinal);
        return text[..at] + wrong + text[(at + right.Length)..];
    }
}
