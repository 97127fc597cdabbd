using System.Runtime.Versioning;
using ServerlessBlog.Local;
using ServerlessBlog.Local.Processes;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Local;

[UnsupportedOSPlatform("windows")]
public sealed class RunScriptTests : IDisposable
{
    private readonly string _tools = Directory.CreateTempSubdirectory("tools-").FullName;

    public void Dispose() => Directory.Delete(_tools, recursive: true);

    [Theory]
    [InlineData("dotnet", "run.sh: dotnet is missing: install the .NET 10 SDK.")]
    [InlineData("npm", "run.sh: npm is missing: install Node.js 20 or newer.")]
    [InlineData("node", "run.sh: node is missing: install Node.js 20 or newer.")]
    public async Task A_missing_tool_is_one_line(string missing, string expected)
    {
        foreach (var tool in new[] { "dotnet", "npm", "node" }.Where(tool => tool != missing))
            Install(tool, "echo v20.0.0");

        (await RunAsync()).ShouldBe((1, expected));
    }

    [Fact]
    public async Task An_old_node_is_one_line()
    {
        Install("dotnet", "exit 0");
        Install("npm", "exit 0");
        Install("node", "echo v18.19.1");

        (await RunAsync()).ShouldBe((1, "run.sh: node is v18.19.1: install Node.js 20 or newer."));
    }

    private async Task<(int ExitCode, string Output)> RunAsync()
    {
        Install("dirname", "exec /usr/bin/dirname \"$@\"");
        await using var script = ChildProcess.Start(
            "/bin/sh",
            [Path.Combine(LocalFolder.Repository, "run.sh"), "--port", "0"],
            environment: [KeyValuePair.Create("PATH", (string?)_tools)]);
        return (await script.Exited.WaitAsync(TimeSpan.FromSeconds(30)), script.Output.ToString());
    }

    private void Install(string tool, string script)
    {
        var path = Path.Combine(_tools, tool);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
