using System.Text.Json.Nodes;
using ServerlessBlog.Local;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Packages;

/// <summary>The settings of the Functions host for the custom handler and for the isolated worker are the same settings.</summary>
public sealed class HostSettingsTests
{
    [Fact]
    public void The_isolated_workers_are_the_custom_handlers_without_the_handler_and_the_bundle()
    {
        var custom = Read("host.json");
        custom.Remove("customHandler").ShouldBeTrue();
        custom.Remove("extensionBundle").ShouldBeTrue("an isolated worker brings its extensions as packages");
        JsonNode.DeepEquals(Read("host.isolated.json"), custom).ShouldBeTrue("host.isolated.json and host.json have come apart: make the same change in both");
    }

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(LocalFolder.Repository, name)))!.AsObject();
}
