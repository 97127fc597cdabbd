using Azure.Identity;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Standalone;
using Microsoft.Azure.Functions.Worker.Standalone.Timers;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Worker;

/// <summary>Settings, schedules and host.json as the standalone app reads them.</summary>
public sealed class ConnectionSettingsTests
{
    [Theory]
    [InlineData("Bus")]
    [InlineData("AzureWebJobsBus")]
    [InlineData("ConnectionStrings:Bus")]
    public void A_connection_string_is_found_where_the_host_looks_for_it(string key) =>
        ConnectionSettings.Find(Configuration((key, "secret")), "Bus")!.ConnectionString.ShouldBe("secret");

    [Fact]
    public void A_connection_by_identity_has_no_connection_string()
    {
        var settings = ConnectionSettings.Find(Configuration(("Bus:fullyQualifiedNamespace", "n.example")), "Bus")!;
        settings.ConnectionString.ShouldBeNull();
        settings["fullyQualifiedNamespace"].ShouldBe("n.example");
        settings.CreateCredential().ShouldBeOfType<DefaultAzureCredential>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2e0e1a5e-0000-4000-8000-000000000000")]
    public void A_managed_identity_is_used_when_the_settings_ask_for_it(string? clientId) =>
        ConnectionSettings.Find(Configuration(("S:accountName", "a"), ("S:credential", "managedidentity"), ("S:clientId", clientId)), "S")!
            .CreateCredential().ShouldBeOfType<ManagedIdentityCredential>();

    [Fact]
    public void A_connection_without_settings_is_not_there() => ConnectionSettings.Find(Configuration(), "Bus").ShouldBeNull();

    [Theory]
    [InlineData("0 */5 * * * *", "2026-01-01T00:00:00Z", "2026-01-01T00:05:00Z", true)]
    [InlineData("0 * * * * *", "2026-01-01T00:00:30Z", "2026-01-01T00:01:00Z", true)]
    [InlineData("*/30 * * * * *", "2026-01-01T00:00:00Z", "2026-01-01T00:00:30Z", false)]
    [InlineData("0,30 0 0 * * *", "2026-01-01T12:00:00Z", "2026-01-02T00:00:00Z", false)]
    [InlineData("0 0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z", true)]
    public void A_schedule_knows_its_next_time_and_whether_it_is_remembered(string expression, DateTime now, DateTime next, bool monitored)
    {
        var schedule = TimerSchedule.Parse(expression, "f");
        schedule.Next(now.ToUniversalTime()).ShouldBe(next.ToUniversalTime());
        schedule.Next(now.ToUniversalTime()).Kind.ShouldBe(DateTimeKind.Utc);
        schedule.CanBeMonitored(now.ToUniversalTime()).ShouldBe(monitored);
    }

    [Fact]
    public void Host_json_is_read_without_regard_to_case_and_with_the_hosts_defaults()
    {
        WithHostJson(null, settings => settings.ShouldBe(new HostJson()));
        WithHostJson("""{"version":"2.0"}""", settings => settings.RoutePrefix.ShouldBe("api"));
        WithHostJson(
            """{"Extensions":{"Http":{"RoutePrefix":"/v1/"},"serviceBus":{"maxConcurrentCalls":7,"autoCompleteMessages":false,"maxAutoLockRenewalDuration":"00:01:30"}}} // end""",
            settings => settings.ShouldBe(new HostJson
            {
                RoutePrefix = "v1",
                MaxConcurrentCalls = 7,
                AutoCompleteMessages = false,
                MaxAutoLockRenewalDuration = TimeSpan.FromSeconds(90),
            }));
        WithHostJson("""{"extensions":{"http":{"routePrefix":""}}}""", settings => settings.RoutePrefix.ShouldBeEmpty());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"extensions":{"serviceBus":{"maxConcurrentCalls":0}}}""")]
    [InlineData("""{"extensions":{"serviceBus":{"autoCompleteMessages":"no"}}}""")]
    [InlineData("""{"extensions":{"serviceBus":{"maxAutoLockRenewalDuration":"long"}}}""")]
    public void A_wrong_host_json_is_named(string json) =>
        Should.Throw<InvalidOperationException>(() => WithHostJson(json, _ => { })).Message.ShouldStartWith("host.json is not valid:");

    static void WithHostJson(string? json, Action<HostJson> check)
    {
        var directory = Directory.CreateTempSubdirectory("hostjson-");
        try
        {
            if (json is not null)
                File.WriteAllText(Path.Combine(directory.FullName, "host.json"), json);
            check(HostJson.Load(directory.FullName));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    static IConfiguration Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, v.Value))).Build();
}
