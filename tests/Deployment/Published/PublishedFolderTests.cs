using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Local;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Published;

/// <summary>What <c>dotnet publish functions -c Release</c> gives, which is deployed as it is.</summary>
public sealed class PublishedFolderTests
{
    private static readonly string Folder = PublishedApp.Folder;

    private static readonly string[] Wanted = ["ServerlessBlog", "ServerlessBlog.deps.json", "ServerlessBlog.runtimeconfig.json", "host.json"];

    // The runtime without what only debuggers and settings load.
    private static readonly string[] Runtime =
    [
        "libcoreclr.so", "libclrjit.so", "libhostfxr.so", "libhostpolicy.so", "libSystem.Native.so", "libSystem.Globalization.Native.so",
        "libSystem.IO.Compression.Native.so", "libSystem.Net.Security.Native.so", "libSystem.Security.Cryptography.Native.OpenSsl.so",
    ];

    [Fact]
    public void It_holds_the_program_its_libraries_and_host_json_and_nothing_else()
    {
        var libraries = Libraries();
        Directory.GetFiles(Folder).Select(Path.GetFileName)
            .Where(name => !Wanted.Contains(name) && !Runtime.Contains(name) && !libraries.Contains(name!))
            .ShouldBeEmpty("debug symbols, descriptions, settings of a machine and tools are not deployed");
        Wanted.Concat(Runtime).Where(name => !File.Exists(Path.Combine(Folder, name))).ShouldBeEmpty();
    }

    [Fact]
    public void It_holds_one_folder_for_each_function_with_its_function_json_alone()
    {
        var functions = typeof(Site.HealthZ).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>();
        Directory.GetDirectories(Folder).Select(Path.GetFileName).ShouldBe(functions, ignoreOrder: true);
        Directory.GetDirectories(Folder).SelectMany(Directory.GetFileSystemEntries).Where(path => Path.GetFileName(path) != "function.json").ShouldBeEmpty();
    }

    [Fact]
    public void Its_host_json_is_that_of_the_repository()
    {
        var host = Path.Combine(Folder, "host.json");
        File.ReadAllText(host).ShouldBe(File.ReadAllText(Path.Combine(LocalFolder.Repository, "host.json")));
        var program = (string)JsonNode.Parse(File.ReadAllText(host))!["customHandler"]!["description"]!["defaultExecutablePath"]!;
        File.Exists(Path.Combine(Folder, program)).ShouldBeTrue();
    }

    [Fact]
    public void Its_texts_hold_no_key_and_no_connection()
    {
        var texts = Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        texts.ShouldNotBeEmpty();
        foreach (var secret in (string[])["AccountKey", "SharedAccessKey", "AuthorKey", "DefaultEndpointsProtocol", "UseDevelopmentStorage", "DOTNET_ENVIRONMENT"])
            texts.ShouldAllBe(text => !text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    // The managed libraries that the program loads, by its own list.
    private static HashSet<string> Libraries()
    {
        var target = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "ServerlessBlog.deps.json")))!["targets"]![".NETCoreApp,Version=v10.0/linux-x64"]!.AsObject();
        return [.. target.SelectMany(package => package.Value!["runtime"]?.AsObject() ?? []).Select(file => Path.GetFileName(file.Key))];
    }
}
