using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>Who gets in, and by which way.</summary>
internal static class AccessPolicies
{
    private const string App = "modules/app.bicep";
    private const string Routes = "modules/front-door-routes.bicep";

    private const string Route = "Microsoft.Cdn/profiles/afdEndpoints/routes";

    public static IEnumerable<Policy> All { get; } =
    [
        new("no blob is public",
            template => Check.Values(template, "Microsoft.Storage/storageAccounts", ("properties.allowBlobPublicAccess", "false"), ("properties.allowCrossTenantReplication", "false"))
                .Concat(Check.Values(template, "Microsoft.Storage/storageAccounts/blobServices/containers", ("properties.publicAccess", "None"))),
            new Edit("modules/storage.bicep", "allowBlobPublicAccess: false", "allowBlobPublicAccess: true"),
            new Edit("modules/storage.bicep", "allowCrossTenantReplication: false", "allowCrossTenantReplication: true"),
            new Edit("modules/storage-blobs.bicep", "publicAccess: 'None'", "publicAccess: 'Blob'"),
            new Edit("modules/storage-blobs.bicep", "    properties: { publicAccess: 'None' }\n", "")),
        new("everything is encrypted on its way, with TLS 1.2 at least",
            template => Check.Values(template, "Microsoft.Storage/storageAccounts", ("properties.minimumTlsVersion", "TLS1_2"), ("properties.supportsHttpsTrafficOnly", "true"))
                .Concat(Check.Values(template, "Microsoft.ServiceBus/namespaces", ("properties.minimumTlsVersion", "1.2")))
                .Concat(Check.Values(template, "Microsoft.Web/sites", ("properties.httpsOnly", "true"), ("properties.siteConfig.minTlsVersion", "1.2"),
                    ("properties.siteConfig.scmMinTlsVersion", "1.2")))
                .Concat(Check.Values(template, "Microsoft.Cdn/profiles/customDomains", ("properties.tlsSettings.minimumTlsVersion", "TLS12")))
                .Concat(Check.Values(template, Route, ("properties.httpsRedirect", "Enabled"), ("properties.forwardingProtocol", "HttpsOnly"))),
            new Edit("modules/storage.bicep", "minimumTlsVersion: 'TLS1_2'", "minimumTlsVersion: 'TLS1_0'"),
            new Edit("modules/storage.bicep", "supportsHttpsTrafficOnly: true", "supportsHttpsTrafficOnly: false"),
            new Edit("modules/service-bus.bicep", "minimumTlsVersion: '1.2'", "minimumTlsVersion: '1.0'"),
            new Edit(App, "httpsOnly: true", "httpsOnly: false"),
            new Edit(App, "minTlsVersion: '1.2'", "minTlsVersion: '1.1'"),
            new Edit(App, "scmMinTlsVersion: '1.2'", "scmMinTlsVersion: '1.0'"),
            new Edit("modules/front-door.bicep", "minimumTlsVersion: 'TLS12'", "minimumTlsVersion: 'TLS10'"),
            new Edit(Routes, "httpsRedirect: 'Enabled'", "httpsRedirect: 'Disabled'"),
            new Edit(Routes, "forwardingProtocol: 'HttpsOnly'", "forwardingProtocol: 'MatchRequest'")),
        new("behind Front Door the app answers to that Front Door alone, and deployments still reach it", Lock,
            new Edit(App, "ipSecurityRestrictionsDefaultAction: empty(frontDoorId) ? 'Allow' : 'Deny'", "ipSecurityRestrictionsDefaultAction: 'Allow'"),
            new Edit(App, "headers: { 'x-azure-fdid': [frontDoorId] }", "headers: {}"),
            new Edit(App, "'x-azure-fdid': [frontDoorId]", "'x-azure-fdid': [name]"),
            new Edit(App, "ipAddress: 'AzureFrontDoor.Backend'", "ipAddress: 'AzureCloud'"),
            new Edit(App, "scmIpSecurityRestrictionsUseMain: false", "scmIpSecurityRestrictionsUseMain: true")),
        new("Front Door keeps nothing that is the author's", template => Cached(template),
            new Edit(Routes, "'/api/*', ", ""),
            new Edit(Routes, "'/desk/*', ", ""),
            new Edit(Routes, "enabledState: 'Enabled'\n  }\n  dependsOn: [origin, pages]", "enabledState: 'Enabled'\n    cacheConfiguration: { queryStringCachingBehavior: 'UseQueryString' }\n  }\n  dependsOn: [origin, pages]")),
        new("Front Door tells pages apart by their queries",
            template => template.Made(Route).Where(each => each.File.At(each.Resource.Body, "properties.cacheConfiguration") is not null)
                .Where(each => each.File.TextAt(each.Resource.Body, "properties.cacheConfiguration.queryStringCachingBehavior") != "UseQueryString").Select(each => each.Resource.Symbol),
            new Edit(Routes, "'UseQueryString'", "'IgnoreQueryString'")),
        new("whose request it is comes from a header that the client cannot write",
            template => from header in template.Files["modules/settings.bicep"].Root.All().SelectMany(node => node.Properties()).Where(property => property.Name == "Blog__ClientAddressHeader")
                        from violation in Check.That(
                            header.Value.In("condition")?.Text == "isBehindFrontDoor" && header.Value.In("consequence")?.Literal() == "X-Azure-SocketIP" && header.Value.In("alternative")?.Literal() == "Client-IP",
                            "the header is not the one that the nearest proxy writes itself")
                        select violation,
            new Edit("modules/settings.bicep", "'Client-IP'", "'X-Forwarded-For'"),
            new Edit("modules/settings.bicep", "'X-Azure-SocketIP'", "'X-Azure-ClientIP'")),
    ];

    private static IEnumerable<string> Lock(Template template)
    {
        var (file, site) = template.Made("Microsoft.Web/sites").Single();
        var config = file.At(site.Body, "properties.siteConfig")!;
        var action = file.At(config, "ipSecurityRestrictionsDefaultAction");
        var rules = file.At(config, "ipSecurityRestrictions")?.In("alternative")?.Children.ToList() ?? [];
        return Check.That(IsWithoutFrontDoor(action?.In("condition")) && action?.In("alternative")?.Literal() == "Deny", "others than Front Door are not refused")
            .Concat(Check.That(IsWithoutFrontDoor(file.At(config, "ipSecurityRestrictions")?.In("condition")), "the rules do not depend on Front Door"))
            .Concat(Check.That(rules.Count == 1 && file.TextAt(rules[0], "ipAddress") == "AzureFrontDoor.Backend" && file.TextAt(rules[0], "tag") == "ServiceTag" && file.TextAt(rules[0], "action") == "Allow", "not only Front Door is let in"))
            .Concat(Check.That(rules.Count == 1 && file.At(rules[0], "headers.x-azure-fdid")?.Children.SingleOrDefault()?.Text == "frontDoorId", "any Front Door is let in"))
            .Concat(Check.That(file.TextAt(config, "scmIpSecurityRestrictionsUseMain") == "false", "deployments are refused"));
    }

    private static bool IsWithoutFrontDoor(BicepNode? condition) => condition?.Called() == "empty" && condition.In("arguments")!.Children.Single().Text == "frontDoorId";

    private static IEnumerable<string> Cached(Template template)
    {
        var passed = template.Made(Route).Where(each => each.File.At(each.Resource.Body, "properties.cacheConfiguration") is null)
            .SelectMany(each => each.File.Texts(each.File.At(each.Resource.Body, "properties.patternsToMatch")));
        return new[] { "/api/*", "/desk", "/desk/*", "/healthz", "/healthz/*" }.Except(passed, StringComparer.Ordinal).Select(path => $"{path} goes through the cache");
    }
}
