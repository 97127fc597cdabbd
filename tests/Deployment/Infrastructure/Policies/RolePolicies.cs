using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>Who may do what: what is needed, and no more. The ids are Azure's, the same everywhere.</summary>
internal static class RolePolicies
{
    private const string AppRoles = "modules/app-roles.bicep";
    private const string DeployerRoles = "modules/deployer-roles.bicep";
    private const string Assignment = "Microsoft.Authorization/roleAssignments";

    private static readonly string[] OfTheApp =
    [
        "storage b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner
        "storage 0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
        "serviceBus 69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", // Service Bus Data Sender
        "serviceBus 4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0", // Service Bus Data Receiver
        "insights 3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
        "vault 4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
    ];

    private static readonly string[] OfTheDeployer =
    [
        "storage ba92f5b4-2d11-453d-a403-e96b0029c9fe", // Storage Blob Data Contributor
        "storage 0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor
        "serviceBus 69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", // Service Bus Data Sender
        "serviceBus 4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0", // Service Bus Data Receiver
        "vault b86a8fe4-44ce-4948-aee5-eccb2c155cd7", // Key Vault Secrets Officer
    ];

    public static IEnumerable<Policy> All { get; } =
    [
        new("the app has the roles that it needs, and no other", template => Check.Same("the app", Granted(template, AppRoles), OfTheApp),
            new Edit(AppRoles, "  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'\n", ""),
            new Edit(AppRoles, "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "090c5cfd-751d-490a-894a-3ce6f1109419"),
            new Edit(AppRoles, "var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'", "var keyVaultSecretsUser = 'b24988ac-6180-42a0-ab88-20f7382dd24c'"),
            new Edit(AppRoles, "  scope: insights\n", "")),
        new("whoever deploys has the roles that probing, restoring and secrets need, and no other", template => Check.Same("the deployer", Granted(template, DeployerRoles), OfTheDeployer),
            new Edit(DeployerRoles, "  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'\n", ""),
            new Edit(DeployerRoles, "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "00482a5a-887f-4fb3-b363-3b7fe8e74483"),
            new Edit(DeployerRoles, "    scope: serviceBus\n", "")),
        new("roles are given in two files only",
            template => template.Made(Assignment).Where(each => each.File.Name is not (AppRoles or DeployerRoles)).Select(each => $"{each.File.Name} gives a role"),
            new Edit("modules/identity.bicep", "output name", "resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: guid(identity.id)\n}\n\noutput name")),
        new("only the app's identity is called a service principal; what the deployer is, is asked", PrincipalTypes,
            new Edit(DeployerRoles, "principalType: principalType", "principalType: 'User'"),
            new Edit(AppRoles, "      principalType: 'ServicePrincipal'\n", ""),
            new Edit(Template.Main, "    principalType: principalType\n", "    principalType: 'User'\n"),
            new Edit("main.parameters.json", "${AZURE_PRINCIPAL_TYPE=User}", "User")),
        new("whoever deploys gets roles only when there is somebody",
            template => template.Files.Values.SelectMany(file => file.Modules.Where(module => template.FileOf(file, module)?.Name == DeployerRoles))
                .Where(module => module.Condition?.All().Any(node => node.Text == "principalId") != true).Select(_ => "roles are given to nobody"),
            new Edit("modules/services.bicep", "if (!empty(principalId)) ", "")),
        new("the names of assignments are known before anything is made",
            template => template.Made(Assignment).Where(each => each.File.At(each.Resource.Body, "name") is not { } name || name.Called() != "guid"
                    || name.All().Any(node => node.Type == "member_expression" && (node.Path().Contains(".properties", StringComparison.Ordinal) || node.Path().Contains(".outputs", StringComparison.Ordinal))))
                .Select(each => $"{each.File.Name}: {each.Resource.Symbol} has a name that only the deployment finds out"),
            new Edit(AppRoles, "guid(storage.id, identity.id, role.value)", "guid(storage.id, identity.properties.principalId, role.value)"),
            new Edit(AppRoles, "guid(storage.id, identity.id, role.value)", "newGuid()")),
        new("an assignment's name tells resource, receiver and role apart",
            template => template.Made(Assignment).Where(each => each.File.At(each.Resource.Body, "name")?.In("arguments")?.Children.Count() != 3).Select(each => $"{each.File.Name}: {each.Resource.Symbol} could meet another's name"),
            new Edit(DeployerRoles, "guid(vault.id, principalId, keyVaultSecretsOfficer)", "guid(vault.id, principalId)")),
    ];

    /// <summary>The scopes and ids of the roles that a file gives.</summary>
    private static IEnumerable<string> Granted(Template template, string name) =>
        template.Made(Assignment).Where(each => each.File.Name == name).SelectMany(each =>
        {
            var scope = each.File.At(each.Resource.Body, "scope")?.Text ?? "the resource group";
            var id = each.File.At(each.Resource.Body, "properties.roleDefinitionId")!.In("arguments")!.Children.Last();
            return Ids(each.File, each.Resource, id).Select(role => $"{scope} {role}");
        });

    private static IEnumerable<string> Ids(BicepFile file, BicepEntity resource, BicepNode id) =>
        resource.Loop is { } list && id.Path().EndsWith(".value", StringComparison.Ordinal)
            ? file.Objects(list.In("arguments")!.Children.Single()).SelectMany(roles => roles.Properties()).Select(role => file.Text(role.Value) ?? "?")
            : [file.Text(id) ?? "?"];

    private static IEnumerable<string> PrincipalTypes(Template template)
    {
        foreach (var (file, assignment) in template.Made(Assignment))
        {
            var type = file.At(assignment.Body, "properties.principalType");
            var isRight = file.Name == AppRoles ? type?.Literal() == "ServicePrincipal" : type?.Text == "principalType";
            if (!isRight)
                yield return $"{file.Name}: {assignment.Symbol} has the wrong principalType";
        }

        foreach (var file in template.Files.Values)
        {
            foreach (var module in file.Modules.Where(module => file.At(module.Body, "params.principalType") is { } type && type.Text != "principalType"))
                yield return $"{file.Name}: {module.Symbol} says what the deployer is";
        }

        if (!template.Given["principalType"].StartsWith("${", StringComparison.Ordinal))
            yield return "main.parameters.json says what the deployer is";
    }
}
