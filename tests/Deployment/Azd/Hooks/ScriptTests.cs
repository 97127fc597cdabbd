using ServerlessBlog.Local;
using ServerlessBlog.Local.Processes;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Azd.Hooks;

/// <summary>What can be said of scripts without running them.</summary>
public sealed class ScriptTests
{
    private static readonly string[] Hooks = ["preprovision", "postprovision", "postdeploy"];

    [Fact]
    public async Task Shellcheck_finds_nothing_in_the_shell_scripts()
    {
        string[] scripts = ["run.sh", "test.sh", ".ci/run", .. ScriptsIn("bench"), .. ScriptsIn("infra")];
        scripts.ShouldContain("infra/hooks/common.sh");

        var found = await ShellcheckAsync(["--external-sources", .. scripts]);

        found.ShouldBe("");
    }

    [Fact]
    public async Task Shellcheck_would_find_an_unquoted_variable()
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, "#!/bin/sh\nrm $1\n");

        (await ShellcheckAsync([script])).ShouldContain("SC2086");

        File.Delete(script);
    }

    [Fact]
    public async Task PowerShell_can_read_its_scripts()
    {
        const string command = """
            foreach ($file in Get-ChildItem infra/hooks/*.ps1) {
                $errors = $null
                [Management.Automation.Language.Parser]::ParseFile($file, [ref] $null, [ref] $errors) | Out-Null
                $errors | ForEach-Object { "$($file.Name): $($_.Message)" }
                $file.Name
            }
            """;
        await using var pwsh = await PowerShellTool.StartAsync(["-Command", command]);
        pwsh.CloseInput();
        await pwsh.Exited.WaitAsync(TimeSpan.FromMinutes(2));

        pwsh.Output.Lines.ShouldBe(["common.ps1", "postdeploy.ps1", "postprovision.ps1", "preprovision.ps1"], ignoreOrder: true);
    }

    [Fact]
    public void Every_hook_is_there_for_both_shells_and_can_be_executed()
    {
        foreach (var hook in Hooks)
        {
            File.Exists(Path.Combine(HookFolder.SourceFolder, hook + ".ps1")).ShouldBeTrue();
            if (OperatingSystem.IsWindows())
                continue;
            // azd starts it by its path.
            File.GetUnixFileMode(Path.Combine(HookFolder.SourceFolder, hook + ".sh")).ShouldSatisfyAllConditions(
                mode => mode.HasFlag(UnixFileMode.UserExecute).ShouldBeTrue(hook), mode => mode.HasFlag(UnixFileMode.OtherExecute).ShouldBeTrue(hook));
        }
    }

    private static IEnumerable<string> ScriptsIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(LocalFolder.Repository, folder), "*.sh", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(LocalFolder.Repository, path))
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal));

    private static async Task<string> ShellcheckAsync(IEnumerable<string> arguments)
    {
        await using var shellcheck = ChildProcess.Start("shellcheck", ["--format=gcc", .. arguments], LocalFolder.Repository);
        shellcheck.CloseInput();
        await shellcheck.Exited.WaitAsync(TimeSpan.FromMinutes(2));
        return shellcheck.Output.ToString();
    }
}
