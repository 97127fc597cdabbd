using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>The plan and the site.</summary>
internal static class SitePolicies
{
    private const string App = "modules/app.bicep";
    private const string Sites = "Microsoft.Web/sites";

    // What Flex Consumption refuses (error 51021, in some regions before others) or ignores: functions-app-settings, "Flex
    // Consumption plan deprecations". It has no FTP at all, so that nothing about FTP can be said.
    private static readonly string[] NotOfASite = ["ftpsState", "linuxFxVersion", "alwaysOn", "windowsFxVersion", "netFrameworkVersion", "javaVersion", "preWarmedInstanceCount", "use32BitWorkerProcess"];

    public static IEnumerable<Policy> All { get; } =
    [
        new("the plan is Flex Consumption on Linux",
            template => Check.Values(template, "Microsoft.Web/serverfarms", ("sku.name", "FC1"), ("sku.tier", "FlexConsumption"), ("properties.reserved", "true"), ("kind", "functionapp"))
                .Concat(Check.Values(template, Sites, ("kind", "functionapp,linux"))),
            new Edit(App, "name: 'FC1'", "name: 'Y1'"),
            new Edit(App, "properties: { reserved: true }", "properties: {}"),
            new Edit(App, "kind: 'functionapp,linux'", "kind: 'functionapp'")),
        new("the runtime can be chosen, with the version that goes with it", Runtime,
            new Edit(App, "custom: '1.0'", "custom: '1'"),
            new Edit(App, "'dotnet-isolated': '10.0'", "'dotnet-isolated': '8.0'"),
            new Edit(App, "name: runtime, version", "name: 'custom', version"),
            new Edit(Template.Main, "@allowed(['custom', 'dotnet-isolated'])", "@allowed(['custom', 'node'])")),
        new("instances are small, their number has an end, and how much each takes is said",
            template => Check.Values(template, Sites, ("properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB", "512"))
                .Concat(template.Made(Sites).Where(each => each.File.At(each.Resource.Body, "properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount")?.Text != "maximumInstances").Select(_ => "the number of instances cannot be chosen"))
                .Concat(template.Made(Sites).Where(each => each.File.At(each.Resource.Body, "properties.functionAppConfig.scaleAndConcurrency.triggers.http.perInstanceConcurrency") is null).Select(_ => "the platform chooses the concurrency")),
            new Edit(App, "instanceMemoryMB: 512", "instanceMemoryMB: 4096"),
            new Edit(App, "maximumInstanceCount: maximumInstances", "maximumInstanceCount: 1000"),
            new Edit(App, "        triggers: { http: { perInstanceConcurrency: httpConcurrency } }\n", "")),
        new("the health check is a route of the app",
            template => template.Made(Sites).Where(each => each.File.TextAt(each.Resource.Body, "properties.siteConfig.healthCheckPath") is not { } path || !CodeNames.Routes.Contains(path[1..], StringComparer.Ordinal)).Select(_ => "the health check asks for what the app does not have"),
            new Edit(App, "'/healthz'", "'/health'"),
            new Edit(App, "      healthCheckPath: '/healthz'\n", "")),
        new("the platform answers preflights for the origins that the owner allows, without credentials",
            template => Check.Values(template, Sites, ("properties.siteConfig.cors.supportCredentials", "false"))
                .Concat(template.Made(Sites).Where(each => each.File.At(each.Resource.Body, "properties.siteConfig.cors.allowedOrigins") is not { } origins
                    || !origins.All().Any(node => node.Text == "allowedOrigins") || origins.All().Any(node => node.Literal() == "*")).Select(_ => "the origins are not the owner's")),
            new Edit(App, "supportCredentials: false", "supportCredentials: true"),
            new Edit(App, "empty(allowedOrigins) ? [] : map(split(allowedOrigins, ','), origin => trim(origin))", "['*']")),
        new("nothing is set that Flex Consumption does not have",
            template => template.Made(Sites).SelectMany(each => each.File.At(each.Resource.Body, "properties.siteConfig")!.Properties().Select(property => property.Name))
                .Intersect(NotOfASite, StringComparer.OrdinalIgnoreCase),
            new Edit(App, "http20Enabled: true", "http20Enabled: true\n      alwaysOn: true"),
            new Edit(App, "http20Enabled: true", "http20Enabled: true\n      ftpsState: 'Disabled'"),
            new Edit(App, "http20Enabled: true", "http20Enabled: true\n      linuxFxVersion: 'DOTNET-ISOLATED|10.0'")),
        new("the site can be given a certificate later",
            template => Check.Values(template, Sites, ("properties.siteScopedCertificatesEnabled", "true")),
            new Edit(App, "siteScopedCertificatesEnabled: true", "siteScopedCertificatesEnabled: false")),
        new("the site is made after the roles are given", AfterTheRoles,
            new Edit(Template.Main, "    services: services.outputs.names\n    packages: services.outputs.packages\n", "    services: {}\n    packages: ''\n"),
            new Edit("modules/services.bicep", "module appRoles 'app-roles.bicep'", "module appRoles 'budget.bicep'")),
        new("azd finds everything by its tags", Tags,
            new Edit(App, "'azd-service-name': 'blog'", "'azd-service-name': 'api'"),
            new Edit(Template.Main, "'azd-env-name': environmentName", "'env': environmentName"),
            new Edit("modules/storage.bicep", "  tags: tags\n", ""),
            new Edit("modules/services.bicep", "    tags: tags\n    sku: serviceBusSku", "    tags: {}\n    sku: serviceBusSku")),
    ];

    private static IEnumerable<string> Runtime(Template template)
    {
        var (file, site) = template.Made(Sites).Single();
        var versions = file.Variables["runtimeVersions"].Properties().ToDictionary(property => property.Name, property => file.Text(property.Value), StringComparer.Ordinal);
        var allowed = template.MainFile.Parameters.Single(parameter => parameter.Name == "runtime").Decorators["allowed"].Children.SelectMany(template.MainFile.Texts);
        return Check.That(versions.GetValueOrDefault("custom") == "1.0" && versions.GetValueOrDefault("dotnet-isolated") == "10.0", "a runtime has a version that Flex Consumption does not know")
            .Concat(Check.Same("the choice", allowed, versions.Keys))
            .Concat(Check.That(file.At(site.Body, "properties.functionAppConfig.runtime.name")?.Text == "runtime", "the runtime cannot be chosen"))
            .Concat(Check.That(file.At(site.Body, "properties.functionAppConfig.runtime.version")?.Path() is not null and not "1.0", "the version does not follow the runtime"));
    }

    // The roles' module must be done before the deployment that they are in is, and the site's needs what that puts out.
    private static IEnumerable<string> AfterTheRoles(Template template)
    {
        var roles = Ways(template, "modules/app-roles.bicep").ToList();
        var site = Ways(template, App).ToList();
        if (roles.Count == 0 || site.Count == 0)
            return ["the roles or the site are not made"];
        return Check.That(
            roles.TrueForAll(role => role.Condition is null) && roles.Exists(role => site.Exists(made => NamePolicies.Uses(made.Body).Any(node => node.Text == role.Symbol))),
            "the site does not wait for the roles");
    }

    // The modules of the main file through which another is reached.
    private static IEnumerable<BicepEntity> Ways(Template template, string name) =>
        template.MainFile.Modules.Where(module => Reaches(template, template.FileOf(template.MainFile, module), name));

    private static bool Reaches(Template template, BicepFile? file, string name) =>
        file is not null && (file.Name == name || file.Modules.Any(module => Reaches(template, template.FileOf(file, module), name)));

    private static IEnumerable<string> Tags(Template template)
    {
        string[] taggable =
        [
            "Microsoft.Resources/resourceGroups", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Storage/storageAccounts", "Microsoft.ServiceBus/namespaces",
            "Microsoft.OperationalInsights/workspaces", "Microsoft.Insights/components", "Microsoft.KeyVault/vaults", "Microsoft.Web/serverfarms", Sites,
            "Microsoft.Cdn/profiles", "Microsoft.Cdn/profiles/afdEndpoints",
        ];
        var services = template.Files.Values.SelectMany(file => file.Root.All()).SelectMany(node => node.Properties()).Where(property => property.Name == "azd-service-name").ToList();
        return taggable.SelectMany(template.Made).Where(each => each.File.At(each.Resource.Body, "tags")?.All().Any(node => node.Text == "tags") != true).Select(each => $"{each.File.Name}: {each.Resource.Symbol} has no tags")
            .Concat(Check.That(services is [var (_, name)] && name.Literal() == "blog", "azd does not find the service blog"))
            .Concat(Check.That(template.MainFile.Variables["tags"].Properties().Any(tag => tag is { Name: "azd-env-name", Value.Text: "environmentName" }), "azd does not find the environment"))
            .Concat(template.Files.Values.SelectMany(file => file.Modules.Where(module => file.At(module.Body, "params.tags") is { } tags && tags.Text != "tags").Select(module => $"{file.Name}: {module.Symbol} gets other tags")));
    }
}
