using ServerlessBlog.Local.Processes;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Operations;

/// <summary>A wrong setting ends the start of the real process with one sentence that names it and keeps its value to itself.</summary>
[Trait("Takes", "long")]
public sealed class StartErrorTests
{
    private const string Secret = "hush-hush-0123456789";

    [Theory]
    [InlineData("Blog__BaseUrl", "")]
    [InlineData("Blog__BaseUrl", "ftp://" + Secret)]
    [InlineData("Blog__BaseUrl", "https://blog.example/" + Secret)]
    [InlineData("Blog__Title", " ")]
    [InlineData("Blog__Language", "japanisch!")]
    [InlineData("Blog__TimeZone", "Middle-earth/Shire")]
    [InlineData("Blog__AuthorKey", "short")]
    [InlineData("Blog__AuthorKey", "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/" + Secret + ")")]
    [InlineData("Blog__AuthorKeyHash", Secret)]
    [InlineData("Blog__ClientAddressHeader", "X Forwarded For")]
    [InlineData("Blog__TrustedProxies", "0")]
    [InlineData("Blog__TrustedProxies", Secret)]
    [InlineData("Blog__WebSubHub", "hub")]
    [InlineData("Blog__Titel", Secret)]
    [InlineData("Blog__Theme__colour", "blue")]
    [InlineData("Comments__Receive", "perhaps")]
    [InlineData("Comments__CloseAfterDays", "-1")]
    [InlineData("Comments__CloseAfterDays", "soon")]
    [InlineData("Comments__AllowedOrigins", "https://www.example.org/")]
    [InlineData("Comments__CloseAfter", "90")]
    [InlineData("Linkbacks__Send", "no")]
    [InlineData("Linkbacks__SendDelaySeconds", "3601")]
    [InlineData("Linkbacks__Recieve", "true")]
    [InlineData("Moderation__PurgeAfterDays", "0")]
    [InlineData("Moderation__BlockedDomains", "not a domain")]
    [InlineData("Moderation__Akismet__Endpoint", "akismet")]
    [InlineData("Moderation__Akismet__ApiKey", Secret)]
    [InlineData("Moderation__Notify__Every", "0")]
    [InlineData("Moderation__Notify__Smtp__Port", "mail")]
    [InlineData("Moderation__Notify__Webhook__Kind", "pigeon")]
    [InlineData("Outbound__AllowPrivate", "localhost")]
    [InlineData("Syndication__ClaimSeconds", "1")]
    [InlineData("Syndication__RetrySeconds", "601")]
    [InlineData("Channels__memo__Kind", "telegraph")]
    [InlineData("PublishSchedule", "")]
    [InlineData("PublishSchedule", "*/5 * * * *")]
    [InlineData("SyndicationSchedule", "now and then")]
    [InlineData("DigestSchedule", "0 0 0 32 1 *")]
    [InlineData("BackupSchedule", "0 0 0 31 2 *")]
    [InlineData("BlogStorage", "")]
    [InlineData("BlogStorage", "AccountKey=" + Secret)]
    [InlineData("ServiceBus", "")]
    [InlineData("ServiceBus", "SharedAccessKey=" + Secret)]
    [InlineData("AzureWebJobsStorage", "")]
    [InlineData("AzureWebJobsStorage", "AccountKey=" + Secret)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon")]
    public async Task The_start_ends_with_a_sentence_that_names_the_setting(string setting, string value)
    {
        await using var app = Start(setting, value);
        (await app.ExitedWithinAsync(TimeSpan.FromMinutes(2))).ShouldBe(2, app.Output.ToString());

        // What stands in the way of the timers alone is found when the app listens already.
        var line = app.Output.Lines.Where(line => !line.StartsWith("info: ", StringComparison.Ordinal)).ShouldHaveSingleItem(app.Output.ToString());
        line.ShouldContain(setting);
        line.ShouldEndWith(".");
        line.ShouldNotContain(Secret);
    }

    private static ChildProcess Start(string setting, string value)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{TestBlog.FreePort()}",
            ["BlogStorage"] = "UseDevelopmentStorage=true",
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["ServiceBus"] = "Endpoint=sb://127.0.0.1:1/;SharedAccessKeyName=name;SharedAccessKey=a-key;UseDevelopmentEmulator=true",
            ["PublishSchedule"] = "0 0 0 1 1 *",
            ["SyndicationSchedule"] = "0 0 0 1 1 *",
            ["DigestSchedule"] = "0 0 0 1 1 *",
            ["BackupSchedule"] = "0 0 0 1 1 *",
            ["Blog__BaseUrl"] = "https://blog.example",
            ["Blog__AuthorKey"] = TestBlog.AuthorKey,
            [setting] = value,
        };
        return ChildProcess.Start(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ServerlessBlog.exe" : "ServerlessBlog"), [],
            workingDirectory: AppContext.BaseDirectory, environment: settings);
    }
}
