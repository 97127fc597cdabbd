using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Azd;

/// <summary>docs/deploy.md, the workflow, the hooks and the infrastructure speak of the same variables.</summary>
public sealed partial class DeployDocsTests
{
    // azd's own, and those that only the hooks read.
    private static readonly string[] OfAzd = ["AZURE_SUBSCRIPTION_ID", "AZURE_CLIENT_ID"];
    private static readonly string[] OfHooks = ["BLOG_PROBE", "BLOG_PROBE_TIMEOUT", "BLOG_PROBE_INTERVAL", "BLOG_DEPLOY_TIMEOUT", "BLOG_DEPLOY_INTERVAL"];

    // Filled by azd from who signs in.
    private static readonly string[] OfWhoDeploys = ["AZURE_PRINCIPAL_ID"];

    [Fact]
    public void Every_variable_that_the_page_names_is_one()
    {
        string[] known = [.. Parameters(), .. Outputs(), .. OfAzd, .. OfHooks];

        Variables(Read("docs/deploy.md")).Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void Every_variable_that_an_owner_can_set_is_on_the_page() =>
        Parameters().Except(OfWhoDeploys).Except(Variables(Read("docs/deploy.md"))).ShouldBeEmpty();

    [Fact]
    public void Every_variable_that_an_owner_can_set_reaches_a_deployment_from_GitHub() =>
        Parameters().Except(OfWhoDeploys).Except(Variables(Read(".github/workflows/deploy.yml"))).ShouldBeEmpty();

    [Theory, InlineData("sh"), InlineData("ps1")]
    public void Every_variable_that_a_hook_reads_is_one(string shell)
    {
        var hooks = Directory.EnumerateFiles(YamlFiles.PathOf("infra/hooks"), $"*.{shell}").Select(File.ReadAllText).SelectMany(Variables);

        hooks.Except([.. Parameters(), .. Outputs(), .. OfHooks]).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_hook_fills_has_a_default_because_azd_up_asks_for_parameters_before_it_runs_the_hook()
    {
        var parameter = JObject.Parse(Read("infra/main.parameters.json"))["parameters"]!.Children<JProperty>()
            .Single(parameter => ((string)parameter.Value["value"]!).Contains("${BLOG_AUTHOR_KEY_HASH", StringComparison.Ordinal)).Name;

        Read("infra/main.bicep").ShouldMatch($"param {parameter} string = ");
    }

    [Fact]
    public void Every_file_that_the_page_links_is_there()
    {
        foreach (Match link in Link().Matches(Read("docs/deploy.md")))
            File.Exists(YamlFiles.PathOf(Path.Combine("docs", link.Groups["path"].Value))).ShouldBeTrue(link.Value);
    }

    private static string Read(string path) => File.ReadAllText(YamlFiles.PathOf(path));

    private static IEnumerable<string> Parameters() => Variables(Read("infra/main.parameters.json"));

    private static IEnumerable<string> Outputs() => Output().Matches(Read("infra/main.bicep")).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Variables(string text) => Variable().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\b(AZURE|BLOG|SERVICE)_[A-Z_]+[A-Z]\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^output (?<name>[A-Z_]+) ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Output();

    [GeneratedRegex(@"\]\((?<path>(?!https?:)[^)#]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
