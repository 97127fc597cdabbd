using System.Globalization;
using ServerlessBlog.Platform.Storage;
using ServerlessBlog.Tests.Deployment.Infrastructure.Syntax;

namespace ServerlessBlog.Tests.Deployment.Infrastructure.Policies;

/// <summary>What is kept, and how it is brought back.</summary>
internal static class StoragePolicies
{
    private const string Blobs = "modules/storage-blobs.bicep";
    private const string Tables = "modules/storage-tables.bicep";
    private const string Containers = "Microsoft.Storage/storageAccounts/blobServices/containers";

    public static IEnumerable<Policy> All { get; } =
    [
        new("the tables are those of the code",
            template => Check.Same("storage", Looped(template, "Microsoft.Storage/storageAccounts/tableServices/tables"), StorageNames.Tables),
            new Edit(Tables, "  'desk'\n", ""),
            new Edit(Tables, "'feedback'", "'comments'"),
            new Edit(Tables, "  'desk'\n", "  'desk'\n  'desks'\n")),
        new("the containers are those of the code, and the one of the packages",
            template => Check.Same("storage", Looped(template, Containers), [.. StorageNames.Containers, Packages(template)]),
            new Edit(Blobs, "'search', ", ""),
            new Edit(Blobs, "'backups'", "'backup'"),
            new Edit(Blobs, "concat(containers, [deploymentContainer])", "containers"),
            new Edit(Blobs, "var deploymentContainer = 'packages'", "var deploymentContainer = 'posts'")),
        new("blobs can be brought back to a moment, and deleted ones for longer", Protection,
            new Edit(Blobs, "isVersioningEnabled: true", "isVersioningEnabled: false"),
            new Edit(Blobs, "changeFeed: { enabled: true", "changeFeed: { enabled: false"),
            new Edit(Blobs, "deleteRetentionPolicy: { enabled: true", "deleteRetentionPolicy: { enabled: false"),
            new Edit(Blobs, "containerDeleteRetentionPolicy: { enabled: true", "containerDeleteRetentionPolicy: { enabled: false"),
            new Edit(Blobs, "restorePolicy: { enabled: true", "restorePolicy: { enabled: false"),
            new Edit(Blobs, "var restoreDays = 7", "var restoreDays = 14"),
            new Edit(Blobs, "changeFeed: { enabled: true, retentionInDays: keepDays }", "changeFeed: { enabled: true, retentionInDays: 3 }")),
        new("old versions go, but not before a restore may need them", Lifecycle,
            new Edit(Blobs, "daysAfterCreationGreaterThan: keepDays", "daysAfterCreationGreaterThan: 3"),
            new Edit(Blobs, "actions: { version:", "actions: { snapshot:"),
            new Edit(Blobs, "          enabled: true\n", "          enabled: false\n")),
        new("no rule removes what is current",
            template => template.Made("Microsoft.Storage/storageAccounts/managementPolicies")
                .SelectMany(each => each.Resource.Body.All().SelectMany(node => node.Properties())).Where(property => property.Name == "baseBlob").Select(_ => "blobs are removed by age"),
            new Edit(Blobs, "actions: { version:", "actions: { baseBlob:")),
    ];

    private static IEnumerable<string> Looped(Template template, string type) =>
        template.Made(type).SelectMany(each => each.Resource.Loop is { } list ? each.File.Texts(list) : [each.File.TextAt(each.Resource.Body, "name") ?? "?"]);

    // The name that deployments are told.
    private static string Packages(Template template)
    {
        var file = template.Files[Blobs];
        return file.Text(file.Outputs.Single(output => output.Name == "deploymentContainer").Value)!;
    }

    private static IEnumerable<string> Protection(Template template)
    {
        const string type = "Microsoft.Storage/storageAccounts/blobServices";
        var on = Check.Values(template, type,
            ("properties.isVersioningEnabled", "true"), ("properties.changeFeed.enabled", "true"), ("properties.deleteRetentionPolicy.enabled", "true"),
            ("properties.containerDeleteRetentionPolicy.enabled", "true"), ("properties.restorePolicy.enabled", "true"));
        var (file, blobs) = template.Made(type).Single();
        var restore = Check.Number(file, blobs.Body, "properties.restorePolicy.days");
        return on.Concat(Check.That(restore >= 1, "there is no time to restore to"))
            .Concat(Check.That(restore < Check.Number(file, blobs.Body, "properties.deleteRetentionPolicy.days"), "deleted blobs are not kept for longer than a restore goes back"))
            .Concat(Check.That(restore < Check.Number(file, blobs.Body, "properties.changeFeed.retentionInDays"), "the change feed does not reach as far as a restore goes back"));
    }

    private static IEnumerable<string> Lifecycle(Template template)
    {
        var (file, policy) = template.Made("Microsoft.Storage/storageAccounts/managementPolicies").Single();
        var rules = file.At(policy.Body, "properties.policy.rules")!.Children.Where(rule => file.TextAt(rule, "enabled") == "true").ToList();
        var days = rules.Select(rule => Check.Number(file, rule, "definition.actions.version.delete.daysAfterCreationGreaterThan")).FirstOrDefault(found => found is not null);
        var (blobsFile, blobs) = template.Made("Microsoft.Storage/storageAccounts/blobServices").Single();
        return Check.That(days > Check.Number(blobsFile, blobs.Body, "properties.restorePolicy.days"), $"versions are removed after {days?.ToString(CultureInfo.InvariantCulture) ?? "no number of"} days");
    }
}
