using ServerlessBlog.Local.Azurite;
using ServerlessBlog.Local.ServiceBus;

namespace ServerlessBlog.Local.Launch;

/// <summary>What the app is told. The launcher's own environment is passed on too, and wins where it may.</summary>
internal sealed record AppSettings(IReadOnlyDictionary<string, string?> Environment, string? AuthorKey)
{
    public static AppSettings For(Uri address, AzuriteProcess storage, ServiceBusEmulator queues, DataDirectory data)
    {
        var key = Given("Blog__AuthorKey") ?? (Given("Blog__AuthorKeyHash") is null ? data.ReadOrCreateAuthorKey() : null);
        var root = address.GetLeftPart(UriPartial.Authority);
        return new AppSettings(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ASPNETCORE_URLS"] = root,
                ["BlogStorage"] = storage.ConnectionString,
                ["AzureWebJobsStorage"] = storage.ConnectionString,
                ["ServiceBus"] = queues.ConnectionString,
                ["Blog__AuthorKey"] = key,
                ["Blog__BaseUrl"] = Given("Blog__BaseUrl") ?? root,
                // Nobody out there could read a blog on this machine, so nobody is told of its links.
                ["Linkbacks__Send"] = Given("Linkbacks__Send") ?? (Given("Blog__BaseUrl") is null ? "false" : "true"),
                ["PublishSchedule"] = Given("PublishSchedule") ?? "0 */5 * * * *",
                ["SyndicationSchedule"] = Given("SyndicationSchedule") ?? "0 */5 * * * *",
                ["DigestSchedule"] = Given("DigestSchedule") ?? "0 0 * * * *",
                ["BackupSchedule"] = Given("BackupSchedule") ?? "0 30 18 * * 6",
            },
            key);
    }

    private static string? Given(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
