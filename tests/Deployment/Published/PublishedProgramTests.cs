using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.FunctionsHost;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Deployment.Published;

/// <summary>The program that is deployed.</summary>
public sealed class PublishedProgramTests
{
    private static string Version => File.ReadAllText(PublishedApp.VersionFile).Trim();

    [Fact]
    public void It_can_be_started_on_linux_with_an_x64_processor()
    {
        var program = Path.Combine(PublishedApp.Folder, "ServerlessBlog");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(program).HasFlag(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute).ShouldBeTrue();
        var header = File.ReadAllBytes(program)[..20];
        header[..4].ShouldBe("\u007fELF"u8.ToArray());
        header[18].ShouldBe((byte)0x3e, "the machine of an ELF file: x86-64");
    }

    [Theory]
    [InlineData("ServerlessBlog")]
    [InlineData("Microsoft.Azure.Functions.Worker")]
    [InlineData("Azure.Core")]
    [InlineData("Azure.Storage.Blobs")]
    [InlineData("AngleSharp")]
    [InlineData("Markdig")]
    [InlineData("Newtonsoft.Json")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.Core")]
    public void It_is_compiled_ahead(string library)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(PublishedApp.Folder, library + ".dll")));
        file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBeGreaterThan(0, "the header of native code: without it the code is compiled when the app starts");
        // The machine of native code for Linux is written over with a mark of the system.
        ((ushort)file.PEHeaders.CoffHeader.Machine ^ 0x7b79).ShouldBe((ushort)Machine.Amd64);
    }

    [Fact]
    public void Its_version_says_when_it_was_published_and_from_which_commit()
    {
        Version.ShouldMatch(@"^1\.0\.0\+\d{14}(\.[0-9a-f]{40})?$");
        var at = DateTime.ParseExact(Version.AsSpan(6, 14), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        at.ShouldBeInRange(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), DateTime.UtcNow);
        FileVersionInfo.GetVersionInfo(Path.Combine(PublishedApp.Folder, "ServerlessBlog.dll")).ProductVersion.ShouldBe(Version);
    }

    [Fact]
    public async Task It_answers_with_the_version_that_was_published()
    {
        var unreachable = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{TestBlog.FreePort()}");
        var storage = $"AccountName=none;AccountKey=bm9uZQ==;BlobEndpoint={unreachable}/none;TableEndpoint={unreachable}/none";
        await using var host = await FunctionsHostDouble.StartAsync(new FunctionsHostOptions
        {
            AppFolder = PublishedApp.Folder,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["BlogStorage"] = storage,
                ["AzureWebJobsStorage"] = storage,
                ["ServiceBus"] = $"Endpoint={unreachable.Replace("http:", "sb:", StringComparison.Ordinal)};SharedAccessKeyName=none;SharedAccessKey=none",
                ["PublishSchedule"] = TestBlogOptions.Never,
                ["SyndicationSchedule"] = TestBlogOptions.Never,
                ["DigestSchedule"] = TestBlogOptions.Never,
                ["BackupSchedule"] = TestBlogOptions.Never,
                ["Blog__BaseUrl"] = "https://blog.example",
                ["Blog__AuthorKey"] = TestBlog.AuthorKey,
            },
        });
        using var http = new HttpClient { BaseAddress = host.Address };
        var health = JsonNode.Parse(await http.GetStringAsync(new Uri("/healthz", UriKind.Relative)))!;
        ((string)health["version"]!).ShouldBe(Version);
    }
}
