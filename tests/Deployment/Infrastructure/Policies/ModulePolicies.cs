using System.Globalization;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>Syntax, files and versions.</summary>
internal static class ModulePolicies
{
    /// <summary>The policy that looks at nothing but the syntax.</summary>
    public const string CanBeParsed = "every file can be parsed";

    // One version a provider: each exists for all the types that are used, which the types published with Bicep say.
    private static readonly Dictionary<string, string> Versions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Authorization"] = "2022-04-01",
        ["Microsoft.Cdn"] = "2025-06-01",
        ["Microsoft.Consumption"] = "2024-08-01",
        ["Microsoft.Insights"] = "2020-02-02",
        ["Microsoft.KeyVault"] = "2024-11-01",
        ["Microsoft.ManagedIdentity"] = "2024-11-30",
        ["Microsoft.OperationalInsights"] = "2025-02-01",
        ["Microsoft.Resources"] = "2024-11-01",
        ["Microsoft.ServiceBus"] = "2024-01-01",
        ["Microsoft.Storage"] = "2025-01-01",
        ["Microsoft.Web"] = "2024-11-01",
    };

    public static IEnumerable<Policy> All { get; } =
    [
        new(CanBeParsed,
            template => from file in template.Files.Values
                        from node in file.Root.All()
                        where node.Type is "ERROR" or "MISSING"
                        select string.Create(CultureInfo.InvariantCulture, $"{file.Name}:{node.Line} is no Bicep"),
            new Edit("modules/vault.bicep", "properties: {\n", "properties: {{\n"),
            new Edit("modules/identity.bicep", "output name string = identity.name", "output name string ="),
            new Edit(Template.Main, "param title string", "parameter title string")),
        new("modules are files of this repository, not of a registry",
            template => from file in template.Files.Values
                        from module in file.Modules
                        where template.FileOf(file, module) is null
                        select $"{file.Name}: {module.Symbol} comes from {module.Target}",
            new Edit("modules/services.bicep", "'vault.bicep'", "'br/public:avm/res/key-vault/vault:0.13.0'"),
            new Edit("modules/services.bicep", "'vault.bicep'", "'ts:00000000-0000-0000-0000-000000000000/specs/vault:v1'"),
            new Edit("modules/services.bicep", "'vault.bicep'", "'vaults.bicep'")),
        new("no file is left over",
            template => template.Files.Keys.Except(template.Files.Values.SelectMany(file => file.Modules.Select(module => template.FileOf(file, module)?.Name ?? "")).Append(Template.Main), StringComparer.Ordinal),
            new Edit("modules/storage.bicep", "module tables 'storage-tables.bicep'", "module tables 'storage-blobs.bicep'")),
        new("versions of resources are released ones that exist, one for each provider",
            template => from file in template.Files.Values
                        from resource in file.Resources
                        where Versions.GetValueOrDefault(resource.Type.Split('/')[0]) != resource.Version
                        select $"{file.Name}: {resource.Symbol} is {resource.Target}",
            new Edit("modules/service-bus.bicep", "Microsoft.ServiceBus/namespaces@2024-01-01", "Microsoft.ServiceBus/namespaces@2022-10-01-preview"),
            new Edit("modules/storage.bicep", "@2025-01-01", "@2019-06-01"),
            new Edit("modules/app.bicep", "Microsoft.Web/sites@2024-11-01", "Microsoft.Web/sites@2025-03-01")),
        new("children name their parents",
            template => from each in template.Made()
                        where each.Resource.Type.Count(c => c == '/') > 1 && each.File.At(each.Resource.Body, "parent") is null
                        select $"{each.File.Name}: {each.Resource.Symbol} has no parent",
            new Edit("modules/custom-domain-tls.bicep", "  parent: site\n", "")),
    ];
}
