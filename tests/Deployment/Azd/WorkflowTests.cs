using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Azd;

/// <summary>The workflow that deploys from GitHub.</summary>
public sealed class WorkflowTests
{
    private const string Deploy = ".github/workflows/deploy.yml";

    [Fact]
    public async Task It_may_prove_who_it_is_and_read_the_code_and_nothing_else()
    {
        var workflow = await YamlFiles.ReadAsync(Deploy);

        workflow["permissions"]!.ToObject<Dictionary<string, string>>().ShouldBe(
            new Dictionary<string, string> { ["id-token"] = "write", ["contents"] = "read" }, ignoreOrder: true);
        workflow["jobs"]!["deploy"]!["permissions"].ShouldBeNull();
    }

    [Fact]
    public async Task It_has_no_secrets_and_signs_in_by_who_it_is()
    {
        (await File.ReadAllTextAsync(YamlFiles.PathOf(Deploy))).ShouldNotContain("secrets.");

        var login = (await CommandsAsync())[0];

        login.ShouldStartWith("azd auth login");
        login.ShouldContain("--federated-credential-provider github");
    }

    [Fact]
    public async Task It_makes_azds_environment_before_the_commands_whose_hooks_need_one()
    {
        var commands = (await CommandsAsync()).Skip(1).Select(command => string.Join(' ', command.Split(' ').Take(3))).ToList();

        commands.ShouldBe(["azd env new", "azd env refresh", "azd provision --no-prompt", "azd deploy --no-prompt"]);
    }

    [Fact]
    public async Task It_runs_by_hand_and_after_a_passed_ci_only_where_that_was_chosen()
    {
        var workflow = await YamlFiles.ReadAsync(Deploy);

        workflow["on"]!.Children<JProperty>().Select(trigger => trigger.Name).ShouldBe(["workflow_dispatch", "workflow_run"]);
        workflow["on"]!["workflow_run"]!["workflows"]!.Values<string>().ShouldBe([(string)(await YamlFiles.ReadAsync(".github/workflows/ci.yml"))["name"]!]);
        var condition = (string)workflow["jobs"]!["deploy"]!["if"]!;
        condition.ShouldContain("vars.DEPLOY_ON_PUSH == 'true'");
        condition.ShouldContain("workflow_run.conclusion == 'success'");
        // A pull request of a fork runs ci too.
        condition.ShouldContain("workflow_run.event == 'push'");
    }

    [Fact]
    public async Task No_deployment_is_broken_off_by_the_next()
    {
        var concurrency = (await YamlFiles.ReadAsync(Deploy))["concurrency"]!;

        ((string)concurrency["group"]!).ShouldBe("deploy");
        ((bool)concurrency["cancel-in-progress"]!).ShouldBeFalse();
    }

    [Theory, InlineData(Deploy), InlineData(".github/workflows/ci.yml")]
    public async Task Actions_are_pinned_to_a_major_version(string path)
    {
        var used = (await YamlFiles.ReadAsync(path)).SelectTokens("$..uses").Values<string>().ToList();

        used.ShouldNotBeEmpty();
        foreach (var action in used)
            action!.ShouldMatch(@"^[A-Za-z-]+/[a-z-]+@v\d+$");
    }

    private static async Task<IReadOnlyList<string>> CommandsAsync() =>
        [.. (await YamlFiles.ReadAsync(Deploy)).SelectTokens("$.jobs.deploy.steps[*].run").Values<string>().Select(command => command!)];
}
