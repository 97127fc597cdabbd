using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>What publishing the sample app leaves for the host.</summary>
public sealed class PublishTests
{
    [Fact]
    public void There_is_one_folder_a_function_and_nothing_but_function_json_in_it()
    {
        var functions = HostedFunction.ReadAll(SampleProcess.Folder);
        functions.Select(f => f.Name).ShouldBe([
            "AtStart", "direct", "echo", "exit", "instance", "nothing", "OnKept", "OnMessage", "OnOrder", "OnText", "results",
            "text", "throw", "throwsync", "Tick", "typed", "wait", "zz-site"]);
        foreach (var function in functions)
            Directory.GetFileSystemEntries(Path.Combine(SampleProcess.Folder, function.Name)).Select(Path.GetFileName).ShouldBe(["function.json"]);
    }

    [Fact]
    public void The_build_tool_is_not_published() =>
        Directory.GetFiles(SampleProcess.Folder, "FunctionMetadataGenerator*", SearchOption.AllDirectories).ShouldBeEmpty();

    [Fact]
    public void Attributes_are_read_from_the_published_assembly()
    {
        var order = HostedFunction.ReadAll(SampleProcess.Folder).Single(f => f.Name == "OnOrder");
        JsonNode.DeepEquals(order.Trigger, JsonNode.Parse(
            """{"type":"serviceBusTrigger","direction":"in","name":"order","queueName":"%OrderQueue%","connection":"Bus"}""")).ShouldBeTrue();
    }
}
