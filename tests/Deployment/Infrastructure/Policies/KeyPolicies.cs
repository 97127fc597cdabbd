namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>There are identities and no keys.</summary>
internal static class KeyPolicies
{
    private const string Storage = "modules/storage.bicep";

    public static IEnumerable<Policy> All { get; } =
    [
        new("storage takes no keys",
            template => Check.Values(template, "Microsoft.Storage/storageAccounts", ("properties.allowSharedKeyAccess", "false"), ("properties.defaultToOAuthAuthentication", "true")),
            new Edit(Storage, "allowSharedKeyAccess: false", "allowSharedKeyAccess: true"),
            new Edit(Storage, "    allowSharedKeyAccess: false\n", ""),
            new Edit(Storage, "defaultToOAuthAuthentication: true", "defaultToOAuthAuthentication: false")),
        new("Service Bus takes no keys",
            template => Check.Values(template, "Microsoft.ServiceBus/namespaces", ("properties.disableLocalAuth", "true")),
            new Edit("modules/service-bus.bicep", "disableLocalAuth: true", "disableLocalAuth: false")),
        new("telemetry takes no keys",
            template => Check.Values(template, "Microsoft.Insights/components", ("properties.DisableLocalAuth", "true")),
            new Edit("modules/monitoring.bicep", "DisableLocalAuth: true", "DisableLocalAuth: false")),
        new("no publishing password is taken",
            template => Check.Values(template, "Microsoft.Web/sites/basicPublishingCredentialsPolicies", ("name", "scm"), ("properties.allow", "false")),
            new Edit("modules/app.bicep", "allow: false", "allow: true"),
            new Edit("modules/app.bicep", "name: 'scm'", "name: 'ftp'")),
        new("packages are read with the identity",
            template => Check.Values(template, "Microsoft.Web/sites",
                ("properties.functionAppConfig.deployment.storage.type", "blobContainer"),
                ("properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity")),
            new Edit("modules/app.bicep", "type: 'UserAssignedIdentity'", "type: 'StorageAccountConnectionString'")),
        new("nothing asks for a key", AsksForKeys,
            new Edit("modules/settings.bicep", "BlogStorage__credential: 'managedidentity'", "BlogStorage: site.listKeys().keys[0].value"),
            new Edit("modules/settings.bicep", "title\n      Blog__Language", "listAccountSas(storageName, '2025-01-01', {}).accountSasToken\n      Blog__Language"),
            new Edit("modules/settings.bicep", "'managedidentity'", "'DefaultEndpointsProtocol=https;AccountName=${storageName};AccountKey=1234'"),
            new Edit("modules/settings.bicep", "'managedidentity'", "'Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey=1234'"),
            new Edit("blog.json", "\"settings\": {}", "\"settings\": { \"BlogStorage\": \"AccountName=a;AccountKey=b\" }")),
    ];

    private static IEnumerable<string> AsksForKeys(Template template)
    {
        foreach (var file in template.Files.Values)
        {
            foreach (var node in file.Root.All())
            {
                if (node.Called() is { } called && called.StartsWith("list", StringComparison.OrdinalIgnoreCase))
                    yield return $"{file.Name}:{node.Line} calls {called}";
                if (node.Type == "string_content" && HasKey(node.Text!))
                    yield return $"{file.Name}:{node.Line} has a connection string with a key";
            }
        }

        if (HasKey(template.Json("blog.json").ToJsonString()))
            yield return "blog.json has a connection string with a key";
    }

    private static bool HasKey(string text) =>
        new[] { "AccountKey=", "SharedAccessKey=", "SharedAccessSignature=" }.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
