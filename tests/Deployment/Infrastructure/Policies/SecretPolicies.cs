using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>Credentials are in the vault and nowhere else.</summary>
internal static class SecretPolicies
{
    private static readonly string[] Credentials = ["Secret", "Key", "Token", "Password", "ConnectionString"];

    // What a resource says of itself that must not be told: with it one could do what it can.
    private static readonly string[] Telling = ["ConnectionString", "InstrumentationKey", "primaryKey", "secondaryKey", "primaryConnectionString", "keys"];

    public static IEnumerable<Policy> All { get; } =
    [
        new("references to the vault are read with the app's identity",
            template => from each in template.Made("Microsoft.Web/sites")
                        from violation in Check.That(each.File.At(each.Resource.Body, "properties.keyVaultReferenceIdentity")?.Path() == "identity.id", "references are read with an identity that the site does not have")
                            .Concat(Check.Values(template, "Microsoft.Web/sites", ("identity.type", "UserAssigned")))
                        select violation,
            new Edit("modules/app.bicep", "    keyVaultReferenceIdentity: identity.id\n", ""),
            new Edit("modules/app.bicep", "keyVaultReferenceIdentity: identity.id", "keyVaultReferenceIdentity: 'SystemAssigned'"),
            new Edit("modules/app.bicep", "type: 'UserAssigned',", "type: 'SystemAssigned',")),
        new("each of the owner's secrets becomes a reference, and nothing else is one", References,
            new Edit("modules/settings.bicep", "SecretName=${replace(name, '__', '--')})", "SecretName=${name})"),
            new Edit("modules/settings.bicep", "VaultName=${vaultName};", "VaultName=blog;"),
            new Edit("modules/settings.bicep", "Blog__Title: title", "Blog__Title: '@Microsoft.KeyVault(SecretUri=https://x)'")),
        new("the vault knows roles only, and can take a deletion back",
            template => Check.Values(template, "Microsoft.KeyVault/vaults", ("properties.enableRbacAuthorization", "true"), ("properties.enableSoftDelete", "true"))
                .Concat(template.Made("Microsoft.KeyVault/vaults").Where(each => Check.Number(each.File, each.Resource.Body, "properties.softDeleteRetentionInDays") is not >= 7).Select(_ => "secrets are gone too soon"))
                .Concat(template.Made("Microsoft.KeyVault/vaults").Where(each => each.File.At(each.Resource.Body, "properties.accessPolicies") is not null).Select(_ => "there are access policies")),
            new Edit("modules/vault.bicep", "enableRbacAuthorization: true", "enableRbacAuthorization: false"),
            new Edit("modules/vault.bicep", "enableSoftDelete: true", "enableSoftDelete: false"),
            new Edit("modules/vault.bicep", "softDeleteRetentionInDays: 14", "softDeleteRetentionInDays: 1"),
            new Edit("modules/vault.bicep", "    enableRbacAuthorization: true\n", "    enableRbacAuthorization: true\n    accessPolicies: []\n")),
        new("no template sets a secret's value",
            template => template.Made("Microsoft.KeyVault/vaults/secrets").Select(each => $"{each.File.Name}: {each.Resource.Symbol} sets a secret"),
            new Edit("modules/vault.bicep", "output name", "resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {\n  parent: vault\n  name: 'x'\n  properties: { value: 'y' }\n}\n\noutput name")),
        new("what is secret stands among the secrets of blog.json, not among its settings",
            template => template.Json("blog.json")["settings"]!.AsObject().Select(setting => setting.Key)
                .Where(name => Array.Exists(Credentials, word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase))).Select(name => $"{name} is a secret"),
            new Edit("blog.json", "\"settings\": {}", "\"settings\": { \"Channels__x__ConsumerKey\": \"abc\" }")),
        new("parameters that are secret are marked so, everywhere that they pass",
            template => from file in template.Files.Values
                        from parameter in file.Parameters
                        where IsSecret(parameter)
                        from violation in Check.That(parameter.Decorators.ContainsKey("secure"), $"{file.Name}: {parameter.Name} is not secure")
                            .Concat(Check.That(parameter.Default is null || file.Text(parameter.Default) == "", $"{file.Name}: {parameter.Name} has a default"))
                        select violation,
            new Edit(Template.Main, "@secure()\nparam authorKeyHash", "param authorKeyHash"),
            new Edit("modules/settings.bicep", "@secure()\n", ""),
            new Edit("modules/site.bicep", "param authorKeyHash string", "param authorKeyHash string = '0123'")),
        new("no output tells a secret", Outputs,
            new Edit(Template.Main, "output BLOG_BUDGET_START string = budget > 0 ? firstDay : budgetStart", "output BLOG_AUTHOR_KEY_HASH string = authorKeyHash"),
            new Edit("modules/monitoring.bicep", "output insightsName string = insights.name", "output insightsName string = insights.name\noutput connection string = insights.properties.ConnectionString"),
            new Edit("modules/storage.bicep", "output name string = account.name", "output name string = account.name\noutput key string = account.listKeys().keys[0].value")),
    ];

    private static bool IsSecret(BicepParameter parameter) =>
        parameter.Type == "string" && (parameter.Name.EndsWith("KeyHash", StringComparison.Ordinal) || Array.Exists(Credentials, word => parameter.Name.EndsWith(word, StringComparison.Ordinal)));

    private static IEnumerable<string> References(Template template)
    {
        const string wanted = "'@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(name, '__', '--')})'";
        var found = template.Files.Values.SelectMany(file => file.Root.All()).Where(node => node.Type == "string" && node.Text!.Contains("@Microsoft.KeyVault", StringComparison.Ordinal)).Select(node => node.Text!).ToList();
        var call = template.Files["modules/settings.bicep"].Variables.GetValueOrDefault("secretSettings");
        return Check.Same("the settings", found, [wanted]).Concat(Check.That(call?.Called() == "toObject" && call.In("arguments")!.Children.First().Text == "ownReferences", "not all secrets become references"));
    }

    private static IEnumerable<string> Outputs(Template template) =>
        from file in template.Files.Values
        let secure = file.Parameters.Where(parameter => parameter.Decorators.ContainsKey("secure")).Select(parameter => parameter.Name).Concat(Telling).ToHashSet(StringComparer.OrdinalIgnoreCase)
        from output in file.Outputs
        where output.Value.All().Any(node => node.Type is "identifier" or "property_identifier" && secure.Contains(node.Text!))
        select $"{file.Name}: {output.Name} tells a secret";
}
